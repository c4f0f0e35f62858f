using System.Globalization;
using System.Text;

namespace ClickCart.Sandbox.Shipments;

/// <summary>The label of a bought shipment as a PDF of one page, 4 by 6 inches, in the letters that every reader has (Latin alone).</summary>
internal static class LabelPdf
{
    private const int Height = 432;

    public static byte[] Of(Shipment shipment)
    {
        var rate = shipment.Selected!;
        var content = new StringBuilder();
        Text(16, 36, 24, rate.Carrier);
        Text(16, 56, 11, $"{rate.Service}, {shipment.Parcel.Weight.ToString("0.0", CultureInfo.InvariantCulture)} oz");
        Rule(68);
        Block(ShowLabel.Lines(shipment.From), 84, 9);
        Rule(150);
        Text(16, 166, 8, "SHIP TO");
        Block(ShowLabel.Lines(shipment.To), 184, 14);
        Rule(286);
        Bars(shipment.TrackingCode!, 18, 300, 252, 78);
        Text(18, 396, 11, shipment.TrackingCode!);
        Text(18, 418, 8, "SAMPLE - DO NOT MAIL");
        return Written(content.ToString());

        void Text(int x, int y, int size, string text) =>
            content.Append(CultureInfo.InvariantCulture, $"BT /F1 {size} Tf {x} {Height - y} Td ({Escaped(text)}) Tj ET\n");

        void Rule(int y) => content.Append(CultureInfo.InvariantCulture, $"0 {Height - y} 288 1 re f\n");

        void Block(IEnumerable<string> lines, int y, int size)
        {
            foreach (var (i, line) in lines.Index()) Text(16, y + i * (size + 3), size, line);
        }

        void Bars(string code, double x, int y, double width, int height)
        {
            var widths = Barcodes.Code128(code);
            var unit = width / widths.Sum(w => w - '0');
            for (var i = 0; i < widths.Length; x += (widths[i++] - '0') * unit)
                if (i % 2 == 0)
                    content.Append(CultureInfo.InvariantCulture, $"{x:0.###} {Height - y - height} {(widths[i] - '0') * unit:0.###} {height} re f\n");
        }
    }

    // A file's objects, and where each begins (ISO 32000).
    private static byte[] Written(string content)
    {
        string[] objects =
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            $"<</Type/Page/Parent 2 0 R/MediaBox[0 0 288 {Height}]/Resources<</Font<</F1 4 0 R>>>>/Contents 5 0 R>>",
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
            $"<</Length {content.Length}>>stream\n{content}endstream",
        ];
        var (file, places) = (new StringBuilder("%PDF-1.4\n"), new List<int>());
        foreach (var (i, one) in objects.Index())
        {
            places.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{one}\nendobj\n");
        }
        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var place in places) file.Append(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n");
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {objects.Length + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }

    private static string Escaped(string text) =>
        string.Concat(text.Select(c => c is '(' or ')' or '\\' ? $"\\{c}" : c is < ' ' or > 'ÿ' or (>= '\x7f' and <= '\x9f') ? "?" : $"{c}"));
}
