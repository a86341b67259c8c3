"""`python -m config.schema` writes the schemas that editors use."""

from config.schema import FOLDER, schemas

for name, text in schemas().items():
    (FOLDER / name).write_text(text, "utf-8")
