"""How a printable page looks: A4 with the margins of official papers.

Sizes are in rem, so that it can be read at any size.
"""

STYLE = """
:root { font-size: 100%; }
body { margin: 0; color: #000; background: #fff; line-height: 1.6;
  font-family: "Times New Roman", SimSun, "宋体", "Songti SC", "Noto Serif CJK SC", serif; }
main { max-width: 52rem; margin: 0 auto; padding: 1.5rem; overflow-wrap: anywhere; }
h1, h2, h3, th, caption, .caption { font-family: Arial, SimHei, "黑体", "Heiti SC", \
"Noto Sans CJK SC", sans-serif; }
h1 { text-align: center; font-size: 1.8rem; line-height: 1.3; margin: 0 0 1.2rem; }
h2 { font-size: 1.25rem; margin: 1.6rem 0 0.6rem; }
h3 { font-size: 1.05rem; margin: 1.2rem 0 0.5rem; }
p { margin: 0.5rem 0; }
.caption, caption { font-weight: bold; text-align: left; margin: 0.8rem 0 0.3rem; \
padding: 0 0 0.3rem; }
ul, ol { margin: 0.2rem 0 0.6rem; padding-left: 1.5rem; }
.wide { overflow-x: auto; margin: 0.6rem 0; }
.wide:focus-visible { outline: 2px solid #005a9c; }
table { border-collapse: collapse; width: 100%; margin: 0.6rem 0; }
.wide table { margin: 0; }
th, td { border: 1px solid #000; padding: 0.25rem 0.45rem; vertical-align: top; text-align: left; }
th { background: #f0f0f0; font-weight: bold; }
td:not(.right), th { min-width: 3.2em; }
.pairs { break-inside: avoid; }
.pairs th { width: 26%; }
.right { text-align: right; }
td.right { white-space: nowrap; }
.signatures { table-layout: fixed; break-inside: avoid; }
.signatures th { text-align: center; }
.signatures td { text-align: right; }
.signatures .blank td { height: 3.2rem; }
.signatures .seal td { height: 5rem; vertical-align: bottom; }
.code svg { width: 24mm; height: 24mm; float: right; }
.opinions { break-inside: avoid; }
.opinions th { width: 20%; text-align: center; vertical-align: middle; }
.sign { text-align: right; margin-top: 2.5rem; }
.sign span { display: inline-block; width: 9rem; border-bottom: 1px solid #000; }
@page { size: A4; margin: 30mm 24mm 28mm 26mm;
  @bottom-left { content: FOOT; font-size: 9pt; white-space: nowrap; }
  @bottom-right { content: PAGE_OF; font-size: 9pt; white-space: nowrap; } }
@media print {
  :root { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  .wide { overflow: visible; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  h1, h2, h3, .caption, p:has(+ .signatures) { break-after: avoid; }
  .short { break-inside: avoid; }
  th { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
"""
