"""`gon release`: publish by a decision, list, export, verify; make the key that signs."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from registry.counted import counted
from web.commands.operator import granted, new_key, opened_store, operator, signer
from web.commands.refusal import Refused
from web.commands.saying import say
from web.settings import Settings

if TYPE_CHECKING:
    from registry.publication import ReleaseInfo
    from registry.store import Store

DAY = click.DateTime(["%Y-%m-%d"])


@click.group(name="release")
def command() -> None:
    """Publish loaded procedures, list and verify what was published."""


@command.command()
@click.argument("authority")
@click.option("--decision", required=True, help="Number of the decision that publishes.")
@click.option("--decided-on", required=True, type=DAY, help="When it was signed.")
@click.option("--effective", required=True, type=DAY, help="From when it applies.")
@click.option("--title", required=True, help="What the decision is about.")
@click.option("--follows", help="Number of the decision that this one follows.")
@click.option("--signed-by", help="Who signed the decision.")
@click.option("--instrument", help="The legal text that sets or changes the procedures.")
@click.option("--instrument-signed", type=DAY, help="When that text was signed.")
@click.option("--instrument-effective", type=DAY, help="When that text takes effect.")
@click.option("--shortened", is_flag=True, help="That text was made by the shortened procedure.")
def publish(
    authority: str,
    decision: str,
    decided_on: datetime,
    effective: datetime,
    title: str,
    instrument_signed: datetime | None,
    instrument_effective: datetime | None,
    **more: Any,  # Any: texts and the flag, named as in ReleaseDraft
) -> None:
    """Publish whatever of AUTHORITY is new or has changed since its last release."""
    from registry.publication import ReleaseDraft, releases
    from registry.publication import publish as publish_release

    settings = Settings()
    draft = ReleaseDraft(
        authority=authority,
        decision_number=decision,
        decided_on=decided_on.date(),
        effective=effective.date(),
        title=title,
        all_changes=True,
        instrument_signed=instrument_signed.date() if instrument_signed else None,
        instrument_effective=instrument_effective.date() if instrument_effective else None,
        **more,
    )
    with opened_store(settings) as store:
        newest = max((each.number for each in releases(store)), default=0)
        info = granted(
            publish_release(
                store,
                draft,
                actor=operator(),
                now=settings.now(),
                idempotency_key=new_key(),
                expected_revision=newest,
                signer=signer(settings),
            )
        )
        _warn_of_bases(store, info.number)
    signed = "signed" if info.seal else "not signed (GON_SIGNING_KEY is not set)"
    click.echo(f"release {info.number}: {info.decision_number}, sha256 {info.sha256}, {signed}")
    _warn(info, settings.today())


def _warn_of_bases(store: "Store", number: int) -> None:
    """Says which local versions do not follow what is in force; that stops nothing."""
    from registry.publication.releases import Release, release

    found = release(store, number)
    for entry in found.entries if isinstance(found, Release) else ():
        if entry.base and entry.base.is_doubtful:
            state = entry.base.state.value.replace("_", " ")
            say(f"warning: {entry.code}: its base {entry.base.procedure} is {state}", err=True)


def _warn(info: "ReleaseInfo", today: date) -> None:
    """Says which days were missed; they stop nothing."""
    from registry.publication import deadlines
    from registry.reference import load_reference

    reference = load_reference()
    issuer = reference.authorities.get(info.authority)
    for each in deadlines(info, issuer.level if issuer else None, reference.working_days):
        if each.is_late(today):
            done = f"done on {each.done}" if each.done else "still to be done"
            say(f"warning: {each.label.en}: due by {each.due}, {done}", err=True)


@command.command(name="list")
def list_releases() -> None:
    """List releases, newest first."""
    from registry.publication import releases

    with opened_store(Settings()) as store:
        for each in releases(store):
            click.echo(
                f"{each.number}\t{each.authority}\t{each.decision_number}\t{each.effective}\t"
                f"{each.title}"
            )


@command.command()
@click.argument("number", type=int)
@click.option(
    "--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="A folder."
)
def export(number: int, out: Path) -> None:
    """Write release NUMBER with its signature and contents, to be verified anywhere."""
    from registry.publication import release
    from registry.publication.releases import export_release

    with opened_store(Settings()) as store:
        found = granted(release(store, number))
        count = export_release(store, found, out)
    say(f"{out}: release {number} with {counted(count, 'edition')}")


@command.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--key", help="The public key in base64, known from elsewhere than the folder.")
def verify(folder: Path, key: str | None) -> None:
    """Check an exported release without any server: its signature and every content.

    Exit code 1: something is not as it was published.
    """
    from registry.publication.releases import doubts, key_of

    try:
        found = list(doubts(folder, key))
    except (OSError, ValueError) as error:
        raise Refused(f"{folder}: no release can be read there ({error})") from error
    for each in found:
        say(f"{each.file}: {each.words.en}")
    if found:
        raise SystemExit(1)
    say("all is as it was published" if key else _whole(key_of(folder)))


def _whole(key: str | None) -> str:
    """What a folder proves that was held against nothing but its own key."""
    return f"whole, signed by {key}: compare this key with the one that was made known (--key)"


@command.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def key(file: Path) -> None:
    """Make a private key in FILE that signs releases; print its public half."""
    from registry.publication import new_key as make

    try:
        made = make(file)
    except OSError as error:
        raise Refused(f"{file}: {error.strerror}. Name a file that is not there yet.") from error
    click.echo(f"public key: {made.key}")
    say(f"set GON_SIGNING_KEY={file} where releases are published", err=True)
