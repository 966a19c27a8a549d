"""Settings of the server, read from the environment (`GON_…`); `docs/settings.md` lists them."""

import os
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


class Settings(BaseSettings):
    """Every setting has a default that is right for one machine and one person."""

    model_config = SettingsConfigDict(env_prefix="GON_", extra="ignore")

    database_url: str = Field(
        default="sqlite:///gon.db",
        description="where reviews, releases and editions are kept: a file (`sqlite:///gon.db`) or "
        "PostgreSQL (`postgresql://user@host/gon`), whose database is made empty beforehand",
    )
    cache: Path | None = Field(
        default=None,
        description="folder of the check cache; deletable at any time; default: the user's cache",
    )
    rules: Annotated[tuple[Path, ...], NoDecode] = Field(
        default=(),
        description="folders or packs of rules instead of the shipped ones, joined as in `PATH`; "
        "the same for loading and serving",
    )
    time_zone: str = Field(
        default="Asia/Ho_Chi_Minh", description="where a day begins: the day whose law counts"
    )
    session_hours: int = Field(
        default=8, ge=1, le=24 * 30, description="hours until a sign-in has to be renewed"
    )
    secure_cookies: bool = Field(
        default=True,
        description="cookies only over HTTPS; `gon demo` on 127.0.0.1 switches it off",
    )
    feedback_per_address: int = Field(
        default=20,
        ge=0,
        description="how much feedback is taken from one address within an hour; 0 sets no limit",
    )
    feedback_per_hour: int = Field(
        default=500,
        ge=0,
        description="how much feedback is taken from everybody within an hour; 0 sets no limit",
    )
    streams_per_person: int = Field(
        default=10,
        ge=1,
        le=1000,
        description="how many live updates one person may have open at a time, in each server "
        "process",
    )
    streams_per_address: int = Field(
        default=50,
        ge=1,
        le=1000,
        description="the same of people who are not signed in, from one address",
    )
    public_streams: int = Field(
        default=1000,
        ge=1,
        le=100_000,
        description="the same of all people who are not signed in, together",
    )
    webhook_hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(),
        description="hosts (`name` or `name:port`, joined by commas) that webhooks may be sent to "
        "although they are private or without TLS; for development and for receivers in one's own "
        "network ([webhooks](webhooks.md))",
    )
    paper_forms: Path | None = Field(
        default=None,
        description="folder with forms of your own for official papers, in place of the shipped "
        "ones ([papers](papers.md))",
    )
    indicator_weights: Path | None = Field(
        default=None,
        description="file with the points that an office itself gives the indices of Decision 766 "
        "([indicators](indicators.md)); default: only those that are known",
    )

    public_address: str | None = Field(
        default=None,
        description="where people reach this registry (`https://tthc.example.vn`): what exports "
        "and printed codes name; without it lists name relative addresses, and what needs whole "
        "ones (feeds, posters, JSON-LD, the sitemap) is made for requests to `localhost` alone",
    )
    signing_key: Path | None = Field(
        default=None,
        description="file with the private key that signs releases, made by `gon release key`; "
        "without one they are published unsigned ([publishing](publishing.md))",
    )

    @field_validator("rules", mode="before")
    @classmethod
    def _apart(cls, value: Any) -> Any:  # Any: what the environment or a caller gives
        """Folders joined as in `PATH`."""
        return (
            [each for each in value.split(os.pathsep) if each] if isinstance(value, str) else value
        )

    @field_validator("webhook_hosts", mode="before")
    @classmethod
    def _by_commas(cls, value: Any) -> Any:  # Any: what the environment or a caller gives
        return (
            [each.strip() for each in value.split(",") if each.strip()]
            if isinstance(value, str)
            else value
        )

    def today(self) -> date:
        """The day it is where the registry is at home."""
        return self.now().date()

    def now(self) -> datetime:
        """The time it is where the registry is at home."""
        return datetime.now(ZoneInfo(self.time_zone))
