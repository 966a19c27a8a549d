"""What variants of one procedure have in common in their names: the part before the qualifier.

"Cấp thị thực (cấp tỉnh)" and "Cấp thị thực đối với trẻ em" are both "cấp thị thực". Brackets and
what begins with "đối với", "thuộc thẩm quyền" … are data (`registry/reference/naming.yaml`).
"""

import re

from registry.procedure.word import words
from registry.reference import Naming

_BRACKET = re.compile(r"\s*\([^()]*\)")
_LONGEST = 1000  # what is longer is no name


class ProcedureStems:
    """Stems of names of procedures; made once from the reference data."""

    def __init__(self, naming: Naming) -> None:
        procedures = naming.procedures
        self._shortest = procedures.shortest
        self._opening = re.compile(rf"\s*(?:{_any_of(procedures.openings)})\s+", re.IGNORECASE)
        self._qualifier = re.compile(rf"\s(?:{_any_of(procedures.qualifiers)})\s", re.IGNORECASE)

    def printed(self, name: str) -> str:
        """The name without brackets, its opening and what is behind a qualifier, as printed.

        >>> from registry.reference import load_reference
        >>> stems = ProcedureStems(load_reference().naming)
        >>> stems.printed("Thủ tục cấp thị thực điện tử (cấp xã) đối với trẻ em")
        'cấp thị thực điện tử'
        """
        said = _BRACKET.sub("", name[:_LONGEST])
        opening = self._opening.match(said)
        said = said[opening.end() :] if opening else said
        for found in self._qualifier.finditer(said):
            if len(said[: found.start()].split()) >= self._shortest:
                said = said[: found.start()]
                break
        return said.strip(" .,;:-")

    def of(self, name: str) -> str:
        """The stem as words that compare; "" for a name of signs alone."""
        return " ".join(word.marked for word in words(self.printed(name)))


def _any_of(phrases: tuple[str, ...]) -> str:
    longest_first = sorted(phrases, key=len, reverse=True)
    return "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in longest_first)
