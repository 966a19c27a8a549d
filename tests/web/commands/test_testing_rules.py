"""`gon rules test` on what is shipped: rules over one procedure and rules over the catalogue."""

from click.testing import CliRunner

from web.cli import main


def test_every_shipped_example_goes_as_written_also_those_over_a_catalogue() -> None:
    named = CliRunner().invoke(main, ["rules", "test", "TTHC-C06", "--as-of", "2026-11-23"])
    every = CliRunner().invoke(main, ["rules", "test", "--as-of", "2026-11-23"])

    assert (named.exit_code, every.exit_code) == (0, 0)
    assert "of 1 rule, 0 not as written" in named.output
