"""Which rules a command uses: those that it names, else those of the setting, else the shipped."""

from pathlib import Path

import click

from web.commands.refusal import Refused
from web.settings import Settings

RULES = click.option(
    "--rules",
    "folders",
    multiple=True,
    type=click.Path(exists=True, path_type=Path),
    help="Folder or pack of rules instead of those of GON_RULES, or of the shipped ones.",
)


def rules_named(folders: tuple[Path, ...], settings: Settings) -> tuple[Path, ...]:
    """The folders to load rules from; none are the shipped ones.

    Raises Refused for one of the setting that is not there.
    """
    for folder in settings.rules if not folders else ():
        if not folder.exists():
            raise Refused(
                f"GON_RULES names {folder}: no such file or folder of rules. "
                "Name one that is there, or unset it to use the shipped rules."
            )
    return folders or settings.rules


def with_rules(settings: Settings, folders: tuple[Path, ...]) -> Settings:
    """The settings with the rules that a command names. Raises Refused as `rules_named`."""
    return settings.model_copy(update={"rules": rules_named(folders, settings)})
