"""Records typed before 1993, with every second line left blank."""

from __future__ import annotations

from statements.transcripts.papers.layouts import read_paper_text
from statements.transcripts.proceedings.reader import read_record
from statements.transcripts.records import EventKind, Format

TYPED = """\
                    PROVISIONAL

                    S/PV.9901
                    4 March 1987

     PROVISIONAL VERBATIM RECORD OF THE NINE THOUSAND NINE HUNDRED AND FIRST MEETING

               Held at Headquarters, New York,
          on Wednesday, 4 March 1987, at 3 p.m.

President:  Mr. CALDER                  (Canada)

Members:    Argentina                   Mr. QUIROGA
            Bulgaria                    Mr. PETROV
            Congo                       Mr. MABIALA
            Ghana                       Mr. ANSAH
            Union of Soviet Socialist
              Republics                 Mr. ORLOV

     This record contains the original text of speeches delivered in English.

                                                            S/PV.9901
AB/cd                             2

              The meeting was called to order at 3.30 p.m.

     The PRESIDENT:  I shall put it to the vote.

     A vote was taken by show of hands.

     The PRESIDENT:  The Council has

decided.  I call on those who
                                                            S/PV.9901
AB/cd                            3-5

                           (The President)

wish to speak.
"""


def test_a_record_typed_with_every_second_line_left_blank() -> None:
    meeting = read_record(
        read_paper_text(TYPED, file="typed.txt"), file="typed.txt", format=Format.RECORD_TEXT
    )
    assert (meeting.city, len(meeting.seats)) == ("New York", 6)
    assert [event.kind for event in meeting.events] == [EventKind.OPENED, EventKind.VOTE]
    assert [statement.speaker for statement in meeting.statements] == ["Mr. Calder", "Mr. Calder"]
    said = "The Council has decided. I call on those who wish to speak."
    assert meeting.statements[1].paragraphs == (said,)
