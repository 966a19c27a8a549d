"""What can go wrong in making official papers, as one tree.

    PaperError
    ├── PaperInconsistent   paper-inconsistent   figures of a paper contradict each other
    ├── FormUnknown         form-unknown         no form has this name, or not this format
    └── TemplateBroken      template-broken      a template file cannot be used

A broken manifest raises `rules.source.BrokenFile`, with every mistake in it.
"""

from collections.abc import Sequence


class PaperError(Exception):
    """The root: whatever this package raises on purpose."""

    code = "paper-error"


class PaperInconsistent(PaperError):
    """Figures that contradict each other: such a paper is never printed."""

    code = "paper-inconsistent"

    def __init__(self, contradictions: Sequence[str]) -> None:
        self.contradictions = tuple(contradictions)
        super().__init__(
            "the figures of this paper contradict each other; nothing was printed. "
            + " ".join(contradictions)
            + " Compute the cost anew from its lines."
        )


class FormUnknown(PaperError):
    """A form that there is not, or that is not kept in the format asked for."""

    code = "form-unknown"

    def __init__(self, what: str, known: Sequence[str]) -> None:
        super().__init__(f"there is no {what}. There are: {', '.join(known)}.")


class TemplateBroken(PaperError):
    """A template file that cannot be used; `reason` is the template engine's."""

    code = "template-broken"

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(
            f"{file}: {reason} Compare it with the file of this name that is shipped, "
            "or take it out of the manifest to use that one."
        )
