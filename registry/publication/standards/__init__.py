"""What is published in the words of open standards, each validated by the standard's own shapes."""

from registry.publication.standards.addresses import Addresses
from registry.publication.standards.bpmn import Task, bpmn, tasks_of
from registry.publication.standards.cpsv_ap import cpsv_ap
from registry.publication.standards.dcat import DataSet, Distribution, dcat

__all__ = ["Addresses", "DataSet", "Distribution", "Task", "bpmn", "cpsv_ap", "dcat", "tasks_of"]
