"""Transcripts read, in plain Python: bytes in, the dataclasses of `records` out.

`reading` is the way in. It reads single statements (`statement_files`, `statement`) and whole
records (`record_files`), which go from paper (`papers`) to turns and votes (`proceedings`),
from a letter (`written`) or another language (`languages`) to the same dataclasses. Every text
is restored (`restoration`) and searched for what it cites (`citing`).
"""
