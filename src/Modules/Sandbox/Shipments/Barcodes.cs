using System.Globalization;
using System.Text;

namespace ClickCart.Sandbox.Shipments;

/// <summary>Tracking codes as the carriers number them, and Code 128 to print them.</summary>
internal static class Barcodes
{
    // Widths of bars and gaps of the symbols 0 to 105 (ISO/IEC 15417); the stop symbol has seven.
    private const string Widths =
        "212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222123122123221223211221132221231213212223112312131311222321122321221312212"
        + "322112322211212123212321232121111323131123131321112313132113132311211313231113231311112133112331132131113123113321133121313121211331231131213113213311213131311123311321"
        + "331121312113312311332111314111221411431111111224111422121124121421141122141221112214112412122114122411142112142211241211221114413111241112134111111242121142121241114212"
        + "124112124211411212421112421211212141214121412121111143111341131141114113114311411113411311113141114131311141411131211412211214211232";

    private const string Stop = "2331112";

    /// <summary>A code in the carrier's manner, made of the shipment's own id: unique as that is.</summary>
    public static string TrackingCode(string carrier, string core)
    {
        var number = UInt128.Parse(core, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        // The time and the randomness of the id, without the version bits: 20 digits hold them well enough.
        var digits = (number % 10_000_000_000_000_000_000UL).ToString("D19");
        return carrier switch
        {
            "USPS" => "940" + digits,
            "UPS" => "1Z" + core[^16..].ToUpperInvariant(),
            _ => "JD" + digits,
        };
    }

    /// <summary>The widths of bars and gaps in turn, bar first, of a text in Code 128 B.</summary>
    public static string Code128(string text)
    {
        const int startB = 104;
        var bars = new StringBuilder(Symbol(startB));
        var sum = startB;
        for (var i = 0; i < text.Length; i++)
        {
            var value = text[i] - ' ';
            sum += (i + 1) * value;
            bars.Append(Symbol(value));
        }
        return bars.Append(Symbol(sum % 103)).Append(Stop).ToString();
    }

    private static string Symbol(int value) => Widths.Substring(value * 6, 6);
}
