"""Word files and PDFs with a text of the test's own."""

from __future__ import annotations

import io
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(body: str, **others: str) -> bytes:
    """A Word file with this body."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml", f"<?xml version='1.0'?><w:document {W}><w:body>{body}</w:body></w:document>"
        )
        for name, text in others.items():
            archive.writestr(name, text)
    return stream.getvalue()


def paragraph(text: str, style: str = "", *, listed: bool = False, bold: bool = False) -> str:
    """A paragraph of a Word file."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties += '<w:numPr><w:numId w:val="1"/></w:numPr>' if listed else ""
    weight = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r>{weight}<w:t>{text}</w:t></w:r></w:p>"


def pdf(*pages: list[str]) -> bytes:
    """A PDF with these lines on its pages."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{4 + 2 * n} 0 R' for n in range(len(pages)))}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, lines in enumerate(pages):
        shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
        drawing = f"BT /F1 11 Tf 50 800 Td {shown}ET"
        objects += [
            (
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R "
                "/Resources << /Font << /F1 3 0 R >> >> >>"
            ),
            f"<< /Length {len(drawing)} >>\nstream\n{drawing}\nendstream",
        ]
    body, offsets = "%PDF-1.4\n", []
    for number, item in enumerate(objects, 1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{item}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    tail = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF"
    return f"{body}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{tail}".encode("latin-1")
