"""`gon rules`: what rules there are, what one says, whether examples hold, a new one begun."""

from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal, NoReturn

import click

from registry.counted import counted
from web.commands.checking import SEVERITIES
from web.commands.operator import opened_store
from web.commands.refusal import Refused
from web.commands.replaying import replay
from web.commands.rule_folders import RULES, rules_named
from web.commands.saying import say
from web.settings import Settings

STATUSES = ("draft", "test", "stable", "deprecated")
Language = Literal["vi", "en"]
LANG = click.option("--lang", type=click.Choice(["vi", "en"]), default="vi", show_default=True)
AS_OF = click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day whose law counts; today if left out.",
)


@click.group(name="rules")
def command() -> None:
    """Look at rules, test them, begin a new one, see what a change would do.

    Rules that cannot be used are told on the error stream and stop no other; the exit code is 2.
    """


command.add_command(replay)


@command.command(name="list")
@RULES
@LANG
@click.option("--status", "statuses", multiple=True, type=click.Choice(STATUSES))
@click.option("--severity", "severities", multiple=True, type=click.Choice(SEVERITIES))
@click.option("--group", "groups", multiple=True, help="The family that a rule names.")
def list_rules(
    folders: tuple[Path, ...],
    lang: Language,
    statuses: tuple[str, ...],
    severities: tuple[str, ...],
    groups: tuple[str, ...],
) -> None:
    """List rules: id, severity, status, group, pack, title, with tabs between them.

    Rules that a pack turns off stand at the end, with the reason.
    """
    from registry.analysis.rulebook.rule_text import Wanted, listed
    from rules.visible import visible

    loaded = _loaded(folders)
    wanted = Wanted(frozenset(statuses), frozenset(severities), frozenset(groups))
    for cells in listed(loaded.rules, wanted, lang):
        click.echo("\t".join(map(visible, cells)))
    _end(loaded)


@command.command()
@click.argument("rule_id")
@RULES
@LANG
@AS_OF
@click.option("--source", is_flag=True, help="Print the rule's file as it stands.")
@click.option("--verdicts", is_flag=True, help="Add what reviewers decided, from the database.")
def show(
    rule_id: str,
    folders: tuple[Path, ...],
    lang: Language,
    as_of: datetime | None,
    source: bool,
    verdicts: bool,
) -> None:
    """Show one rule: grounds in force, condition, examples, when it is wrong, how often."""
    from registry.analysis.rulebook.rule_text import told
    from registry.review import samples

    loaded = _loaded(folders)
    checked = _one(loaded, rule_id)
    if source:
        say(Path(checked.file).read_text(encoding="utf-8").rstrip("\n"))
        _end(loaded)
    judged = _verdicts(rule_id) if verdicts else None
    sample = samples().get(rule_id)
    say("\n".join(told(checked, _day(as_of), lang, sample=sample, verdicts=judged)))
    _end(loaded)


def _verdicts(rule_id: str) -> Any:  # the precisions of a rule; their module is imported late
    from registry.review import precisions

    with opened_store(Settings()) as store:
        return precisions(store).get(rule_id, ())


@command.command()
@click.argument("rule_ids", nargs=-1)
@RULES
@AS_OF
@click.option("--verbose", is_flag=True, help="Print examples that go as written, too.")
def test(
    rule_ids: tuple[str, ...], folders: tuple[Path, ...], as_of: datetime | None, verbose: bool
) -> None:
    """Run the examples inside rule files, of all rules or of those named.

    Prints what was expected and what was found. Exit code 1 when an example does not go as written.
    """
    from registry.analysis.rulebook.shipped import ask, prepare
    from rules import run_tests

    loaded = _loaded(folders)
    chosen = [_one(loaded, each) for each in rule_ids] or list(loaded.rules)
    results = run_tests(chosen, prepare, as_of=_day(as_of), ask=ask)
    failed = [result for result in results if not result.passed]
    for result in results if verbose else failed:
        say(str(result))
    say(
        f"{counted(len(results), 'example')} of {counted(len(chosen), 'rule')}, "
        f"{len(failed)} not as written"
    )
    _end(loaded, 1 if failed else 0)


@command.command()
@click.argument("rule_id")
@click.option(
    "--in",
    "folder",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of the new file.",
)
@RULES
def new(rule_id: str, folder: Path, folders: tuple[Path, ...]) -> None:
    """Begin a rule: a draft that loads, with one example that hits and one that misses.

    An id that a rule has or had is refused, in the folder, below --rules, or shipped.
    """
    from registry.analysis.rulebook.rule_ids import RuleIdRefused, begin

    try:
        file = begin(rule_id, folder, rules_named(folders, Settings()))
    except RuleIdRefused as refused:
        raise Refused(str(refused)) from refused
    except OSError as error:
        raise Refused(f"{folder}: the file cannot be written: {error.strerror}.") from error
    say(f"{file}: now say what it looks for, then run: gon rules test {rule_id} --rules {folder}")


def _day(as_of: datetime | None) -> date:
    return as_of.date() if as_of else Settings().today()


def _one(loaded: Any, rule_id: str) -> Any:  # a CheckedRule of what was loaded
    from rules import did_you_mean

    known = {checked.id: checked for checked in loaded.rules}
    if rule_id in known:
        return known[rule_id]
    off = {each.rule: each for each in loaded.rules.off}
    if rule_id in off:
        raise Refused(f"{rule_id} is turned off by {off[rule_id].pack}: {off[rule_id].reason}")
    _tell(loaded)
    raise Refused(f"there is no rule {rule_id}. {did_you_mean(rule_id, known)}")


def _loaded(folders: tuple[Path, ...]) -> Any:  # a Loaded; its package is imported late
    from registry.analysis.rulebook.shipped import load

    return load(rules_named(folders, Settings()))


def _tell(loaded: Any) -> None:
    for error in loaded.errors:
        say(str(error), err=True)


def _end(loaded: Any, code: int = 0) -> NoReturn:
    """Tells what cannot be used, and ends."""
    _tell(loaded)
    raise SystemExit(2 if loaded.errors else code)
