using PdfSharp;
using PdfSharp.Drawing;
using PdfSharp.Pdf;

namespace ClickCart.Web.Papers;

/// <summary>
/// Lays one <see cref="Paper"/> out on as many pages as it needs: a letter's address where windows of envelopes are, a table whose head is on every page, who
/// sells at each foot.
/// </summary>
internal sealed class PaperLayout(PdfDocument document, PaperPen pen, PageSize size, XImage? logo, XColor accent)
{
    private const double Mm = PaperPen.Millimetre;
    private const double Left = 20 * Mm, Right = 18 * Mm, Foot = 32 * Mm, Gap = 3 * Mm;
    private const double Text = 9, Small = 7.5, Leading = 1.35;

    private readonly List<XGraphics> _pages = [];
    private Paper _paper = null!;
    private double _y;

    private XGraphics Page => _pages[^1];
    private double Width => Page.PageSize.Width - Left - Right;
    private double End => Page.PageSize.Width - Right;
    private double Bottom => Page.PageSize.Height - Foot;

    /// <param name="pageOf">The words for the first of two pages.</param>
    public void Draw(Paper paper, Func<int, int, string> pageOf)
    {
        _paper = paper;
        AddPage();
        Head();
        Table();
        Totals();
        Notes();
        for (var i = 0; i < _pages.Count; i++)
        {
            FootOf(_pages[i], pageOf(i + 1, _pages.Count));
            _pages[i].Dispose();
        }
    }

    private void AddPage()
    {
        var page = document.AddPage();
        page.Size = size;
        _pages.Add(XGraphics.FromPdfPage(page));
        _y = 15 * Mm;
        if (_pages.Count == 1) return;
        pen.Write(Page, _paper.Title, Left, _y + Text, Text, bold: true);
        if (_paper.Number is { } number) pen.WriteTo(Page, number, End, _y + Text, Text, PaperPen.Pale);
        _y += 12 * Mm;
    }

    /// <returns>Whether there was no room on the page, and another was begun.</returns>
    private bool Need(double height)
    {
        if (_y + height <= Bottom) return false;
        AddPage();
        return true;
    }

    private void Head()
    {
        if (logo is not null)
        {
            var scale = Math.Min(60 * Mm / logo.PixelWidth, 15 * Mm / logo.PixelHeight);
            Page.DrawImage(logo, Left, _y, logo.PixelWidth * scale, logo.PixelHeight * scale);
        }
        else
        {
            foreach (var (line, i) in pen.Wrap(_paper.Seller.Name, Width * 0.6, 15, bold: true).Take(2).Select((l, i) => (l, i)))
                pen.Write(Page, line, Left, _y + 15 + (i * 15 * 1.2), 15, bold: true);
        }
        if (_paper.To.Count == 0)
        {
            _y += 22 * Mm;
            Titles(_y);
            _y = Math.Max(_y + 14 * Mm, FactsAt(_y - 2 * Mm));
        }
        else
        {
            // Where the window of an envelope is (DIN 5008, form B; a number 10 envelope shows the same place).
            var sender = string.Join(" · ", [_paper.Seller.Name, .. _paper.Seller.Address]);
            pen.Write(Page, pen.Wrap(sender, 85 * Mm, 6)[0], Left, 46 * Mm, 6, PaperPen.Pale);
            Page.DrawLine(PaperPen.Hair, Left, 47 * Mm, Left + (85 * Mm), 47 * Mm);
            var to = Lines(_paper.To, Left, 52 * Mm, 85 * Mm, Text + 1);
            var facts = FactsAt(46 * Mm);
            _y = Math.Max(Math.Max(to, facts) + (6 * Mm), 92 * Mm);
            Titles(_y);
            _y += 8 * Mm;
        }
        if (_paper.Lead is { } lead) Paragraph(lead, Text);
        _y += 2 * Mm;
    }

    private void Titles(double baseline)
    {
        pen.Write(Page, _paper.Title, Left, baseline, 18, bold: true);
        if (_paper.Number is { } number) pen.Write(Page, number, Left + pen.WidthOf(_paper.Title + "  ", 18, bold: true), baseline, 12, PaperPen.Pale);
        Page.DrawLine(new XPen(accent, 1.5), Left, baseline + (2.5 * Mm), End, baseline + (2.5 * Mm));
    }

    /// <returns>Where they end.</returns>
    private double FactsAt(double top)
    {
        var (x, y) = (Left + (Width * 0.58), top);
        string[] named = [.. _paper.Facts.Select(f => f.Label), .. _paper.Also is { } second ? [second.Label] : Array.Empty<string>()];
        var labels = Math.Min(32 * Mm, named.Select(l => pen.WidthOf(l, Small)).DefaultIfEmpty().Max()) + Gap;
        foreach (var (label, value) in _paper.Facts)
        {
            pen.Write(Page, pen.Wrap(label, labels, Small)[0], x, y, Small, PaperPen.Pale);
            y = Lines([value], x + labels, y, End - x - labels, Text);
        }
        if (_paper.Also is not { } also) return y;
        y += 1.5 * Mm;
        pen.Write(Page, also.Label, x, y, Small, PaperPen.Pale);
        return Lines(also.Lines, x + labels, y, End - x - labels, Text);
    }

    /// <returns>The baseline of the line after the last.</returns>
    private double Lines(IEnumerable<string> lines, double x, double baseline, double width, double letters)
    {
        foreach (var line in lines.SelectMany(l => pen.Wrap(l, width, letters)))
        {
            pen.Write(Page, line, x, baseline, letters);
            baseline += letters * Leading;
        }
        return baseline;
    }

    private void Table()
    {
        if (_paper.Columns.Count == 0) return;
        var rest = _paper.Columns.Count(c => c.Width == 0);
        var wide = (Width - _paper.Columns.Sum(c => c.Width * Mm)) / Math.Max(1, rest);
        double[] widths = [.. _paper.Columns.Select(c => c.Width == 0 ? wide : c.Width * Mm)];
        TableHead(widths);
        foreach (var row in _paper.Rows)
        {
            var cells = row.Select((cell, i) => (
                Cell: cell,
                Text: cell == PaperCell.Tick ? [] : pen.Wrap(cell.Text, widths[i] - Gap, Text, cell.IsStrong),
                Under: cell.Under is { Length: > 0 } under ? pen.Wrap(under, widths[i] - Gap, Small) : [])).ToList();
            var height = cells.Max(c => (Math.Max(1, c.Text.Count) * Text * Leading) + (c.Under.Count * Small * Leading)) + (2 * Mm);
            if (Need(height)) TableHead(widths);
            var x = Left;
            for (var i = 0; i < cells.Count; i++)
            {
                var baseline = _y + Mm + Text;
                if (cells[i].Cell == PaperCell.Tick) Page.DrawRectangle(PaperPen.Line, x + 0.5, _y + (1.2 * Mm), 3.2 * Mm, 3.2 * Mm);
                foreach (var line in cells[i].Text) baseline = WriteIn(line, x, widths[i], baseline, Text, _paper.Columns[i], cells[i].Cell.IsStrong);
                foreach (var line in cells[i].Under)
                    baseline = WriteIn(line, x, widths[i], baseline - 1, Small, _paper.Columns[i], isBold: false, PaperPen.Pale) + 1;
                x += widths[i];
            }
            _y += height;
            Page.DrawLine(PaperPen.Hair, Left, _y, End, _y);
        }
        _y += 2 * Mm;
    }

    private void TableHead(double[] widths)
    {
        _y += Mm;
        var x = Left;
        for (var i = 0; i < widths.Length; i++)
        {
            WriteIn(_paper.Columns[i].Title, x, widths[i], _y + Small, Small, _paper.Columns[i], isBold: true, PaperPen.Pale);
            x += widths[i];
        }
        _y += Small + (1.5 * Mm);
        Page.DrawLine(PaperPen.Line, Left, _y, End, _y);
    }

    /// <returns>The baseline of the next line.</returns>
    private double WriteIn(string line, double x, double width, double baseline, double letters, PaperColumn column, bool isBold, XBrush? brush = null)
    {
        // The last column ends with the page's edge, the others keep a gap from the next.
        if (column.IsNumber) pen.WriteTo(Page, line, x + width - (column == _paper.Columns[^1] ? 0 : Gap), baseline, letters, brush, isBold);
        else pen.Write(Page, line, x, baseline, letters, brush, isBold);
        return baseline + (letters * Leading);
    }

    private void Totals()
    {
        if (_paper.Totals.Count == 0) return;
        var (x, values) = (Left + (Width * 0.45), _paper.Totals.Max(t => pen.WidthOf(t.Value, t.IsSum ? 11 : Text, t.IsSum)) + Gap);
        var rows = _paper.Totals.Select(t => (Total: t, Lines: pen.Wrap(t.Label, End - x - values, t.IsSum ? 11 : Text, t.IsSum))).ToList();
        Need(rows.Sum(r => (r.Lines.Count * Text * Leading) + (r.Total.IsSum ? 5 * Mm : 0.5 * Mm)));
        foreach (var (total, lines) in rows)
        {
            var letters = total.IsSum ? 11 : Text;
            if (total.IsSum)
            {
                _y += Mm;
                Page.DrawLine(PaperPen.Line, x, _y, End, _y);
                _y += Mm;
            }
            pen.WriteTo(Page, total.Value, End, _y + letters, letters, bold: total.IsSum);
            foreach (var line in lines)
            {
                pen.Write(Page, line, x, _y + letters, letters, total.IsSum ? null : PaperPen.Pale, total.IsSum);
                _y += letters * Leading;
            }
            _y += total.IsSum ? 2 * Mm : 0.5 * Mm;
        }
        _y += 3 * Mm;
    }

    private void Notes()
    {
        foreach (var note in _paper.Notes)
        {
            Need(2 * Text * Leading);
            Paragraph(note, Text);
            _y += 1.5 * Mm;
        }
    }

    private void Paragraph(string text, double letters)
    {
        foreach (var line in pen.Wrap(text, Width, letters))
        {
            Need(letters * Leading);
            pen.Write(Page, line, Left, _y + letters, letters);
            _y += letters * Leading;
        }
    }

    private void FootOf(XGraphics page, string number)
    {
        var top = page.PageSize.Height - Foot + (5 * Mm);
        pen.WriteTo(page, number, End, top - (1.5 * Mm), 7, PaperPen.Pale);
        page.DrawLine(PaperPen.Hair, Left, top, End, top);
        IReadOnlyList<IReadOnlyList<string>> blocks = [[_paper.Seller.Name, .. _paper.Seller.Address], _paper.Seller.Contact, _paper.Seller.Ids];
        var (shown, x) = (blocks.Where(b => b.Count > 0).ToList(), Left);
        foreach (var block in shown)
        {
            var (width, baseline) = (Width / shown.Count, top + (3.5 * Mm));
            foreach (var line in block.SelectMany(l => pen.Wrap(l, width - Gap, 7)).Take(7))
            {
                pen.Write(page, line, x, baseline, 7, PaperPen.Pale);
                baseline += 7 * 1.25;
            }
            x += width;
        }
    }
}
