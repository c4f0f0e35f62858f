using System.Text;
using QRCoder;

namespace ClickCart.Customers.SecondFactors;

/// <summary>A text as a QR code, drawn as one path of an SVG.</summary>
/// <param name="Size">Modules of a side, the white margin of four among them.</param>
internal sealed record QrCode(int Size, string Path)
{
    public static QrCode Of(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var (rows, path) = (code.ModuleMatrix, new StringBuilder());
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows.Count; x++)
            {
                var from = x;
                while (x < rows.Count && rows[y][x]) x++;
                if (x > from) path.Append($"M{from} {y}h{x - from}v1h-{x - from}z");
            }
        }
        return new(rows.Count, path.ToString());
    }
}
