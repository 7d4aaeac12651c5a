"""What the command line was asked: a class for each command."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import attrs

from incentives.projects import Begun, LawAsked
from incentives.report.printing.formats import Format
from incentives.tables.runtimes import Runtime
from incentives.values.text import Language


@attrs.frozen(kw_only=True)
class RegisterAsked:
    """The register whose payments are set off; `address` or `file`, as of `desk`.

    `credit_code`: of the applicant, as typed; empty: it is known by its name. `dossier`: None: the
    only one that it has.
    """

    address: str | None
    file: Path | None
    credit_code: str = ""
    dossier: str | None = None


@attrs.frozen(kw_only=True)
class AssessArguments:
    """`assess`; `on=None`: today; `paid_by=None`: as `on`, with a `register` today.

    `output`: the file that a paper goes into (None: none was named). `paper`: which of `PAPERS` is
    shown; None: what is usual for the format. `values`, `details`: what is told besides.
    """

    case: Path
    on: date | None
    known_on: date | None
    paid_by: date | None
    overlays: tuple[Path, ...]
    law: LawAsked
    language: Language
    format: Format
    output: Path | None
    paper: str | None = None
    register: RegisterAsked | None = None
    values: tuple[str, ...] = ()
    details: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class RecoverArguments:
    """`recover`; `on=None`: today; `paid_by=None`: as `on`, with a `register` today."""

    case: Path
    on: date | None
    known_on: date | None
    paid_by: date | None
    overlays: tuple[Path, ...]
    law: LawAsked
    language: Language
    format: Format
    register: RegisterAsked | None = None


@attrs.frozen(kw_only=True)
class CheckArguments:
    """`check`; `layer`: what is checked, as typed; None: the uppermost layer.

    `boundaries`: list what each incentive's cases show of its thresholds.
    """

    layer: str | None
    law: LawAsked
    language: Language
    boundaries: bool
    format: Format


@attrs.frozen(kw_only=True)
class ExplainArguments:
    """`explain`."""

    incentive: str
    law: LawAsked
    language: Language
    format: Format


@attrs.frozen(kw_only=True)
class KernelArguments:
    """`kernel`; `None`: all incentives; the place of each instrument; `on` today."""

    incentive: str | None
    place: str | None
    on: date | None
    known_on: date | None
    overlays: tuple[Path, ...]
    law: LawAsked
    language: Language


@attrs.frozen(kw_only=True)
class NewCaseArguments:
    """`new-case`; `place=None`: with the facts that the law of any place asks for."""

    place: str | None
    law: LawAsked
    language: Language


@attrs.frozen(kw_only=True)
class SchemaArguments:
    """`schema`: of a result as JSON, of case files, the columns of tables, or of policies."""

    of_result: str | None
    of_cases: bool
    of_tables: bool
    law: LawAsked
    language: Language


@attrs.frozen(kw_only=True)
class ReassessArguments:
    """`reassess`; `on=None`: today; `paid_by=None`: as `on`, with a `register` `now`."""

    case: Path
    on: date | None
    paid_by: date | None
    was: date
    now: date
    overlays: tuple[Path, ...]
    law: LawAsked
    language: Language
    format: Format
    register: RegisterAsked | None = None


@attrs.frozen(kw_only=True)
class DiffArguments:
    """`diff`; no `cases`: the policy cases; `on=None`: today, for cases without their own day."""

    before: str
    after: str
    cases: tuple[Path, ...]
    on: date | None
    law: LawAsked
    language: Language
    format: Format


@attrs.frozen(kw_only=True)
class DeskArguments:
    """`desk`; `register`, `overlays` and `place`: None for those customary.

    `register_file`: where its address stands. `begins_register`: a new one is begun there.
    `secrets`: the file that says who may sign in; `is_unsigned`: nobody has to.
    """

    register: str | None
    register_file: Path | None
    begins_register: bool
    overlays: Path | None
    place: str | None
    secrets: Path | None
    is_unsigned: bool
    address: str
    port: int
    opens_browser: bool
    law: LawAsked
    language: Language


@attrs.frozen(kw_only=True)
class AdministratorArguments:
    """`administrator`; `register` and `register_file` as of `desk`.

    `issuer`, `subject`, `name`: the person. `reason`: why another one is named; empty: he is the
    first.
    """

    register: str | None
    register_file: Path | None
    issuer: str
    subject: str
    name: str
    reason: str
    language: Language


@attrs.frozen(kw_only=True)
class RegisterArguments:
    """`register`; `register` and `register_file` as of `desk`.

    `code`: of the entry that is looked for, as typed (None: the register is verified as a whole).
    `amount`: what stands on the paper (None: it is not compared).
    """

    register: str | None
    register_file: Path | None
    code: str | None
    amount: str | None
    law: LawAsked
    language: Language


@attrs.frozen(kw_only=True)
class PaperArguments:
    """`paper`; `register` and `register_file` as of `desk`.

    `entry`: the number of the determination. `is_annexes`: its annexes, not its form. `officer`:
    who prints (None: whoever is signed in at the machine). `overlays`: those of the office, for
    what was never printed before.
    """

    register: str | None
    register_file: Path | None
    entry: int
    is_annexes: bool
    officer: str | None
    overlays: tuple[Path, ...]
    output: Path
    law: LawAsked
    language: Language
    format: Format


@attrs.frozen(kw_only=True)
class BatchArguments:
    """`batch`; `on=None`: today. `lists` and `rounded`: pairs `NAME=VALUE` as they were typed.

    `source`: a file, or the address of a database, which may stand in `address_file` too; `result`:
    a file. `read`, `write`: tables of a database.
    """

    source: str | None
    result: Path | None
    read: str | None
    write: str | None
    address_file: Path | None
    on: date | None
    known_on: date | None
    key: str
    lists: tuple[str, ...]
    rounded: tuple[str, ...]
    workers: int
    runtime: Runtime
    overlays: tuple[Path, ...]
    law: LawAsked
    language: Language


@attrs.frozen(kw_only=True)
class SampleArguments:
    """`sample`; `on=None`: today. `result`: a table, or a folder of case files."""

    count: int
    result: Path
    seed: int
    place: str | None
    on: date | None
    unknown: Decimal
    months: int
    law: LawAsked
    language: Language


@attrs.frozen(kw_only=True)
class ProjectArguments:
    """`init` and `lock`; `project=None`: where the working folder is. `begun`: what is begun."""

    project: Path | None
    begun: Begun | None
    language: Language


PlainArguments = (
    AssessArguments
    | RecoverArguments
    | CheckArguments
    | ExplainArguments
    | KernelArguments
    | NewCaseArguments
    | SchemaArguments
    | ReassessArguments
    | BatchArguments
    | SampleArguments
    | ProjectArguments
)
"""The commands that are done or faulty; `diff` tells by its status also of a difference."""

Arguments = (
    PlainArguments
    | DiffArguments
    | DeskArguments
    | AdministratorArguments
    | RegisterArguments
    | PaperArguments
)
