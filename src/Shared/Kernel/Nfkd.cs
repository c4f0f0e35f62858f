using System.Text;

namespace ClickCart.Kernel;

/// <summary>
/// Unicode's NFKD for Latin text (up to U+017F). <see cref="string.Normalize()"/> does nothing under invariant globalisation, which this product
/// uses, and EasyPost signs webhooks with the decomposed secret.
/// </summary>
public static class Nfkd
{
    // Per combining mark: each composed letter, followed by its base.
    private static readonly (char Mark, string Pairs)[] Composed =
    [
        ('\u0300', "ÀAÈEÌIÒOÙUàaèeìiòoùu"),
        ('\u0301', "´ ÁAÉEÍIÓOÚUÝYáaéeíióoúuýyĆCćcĹLĺlŃNńnŔRŕrŚSśsŹZźz"),
        ('\u0302', "ÂAÊEÎIÔOÛUâaêeîiôoûuĈCĉcĜGĝgĤHĥhĴJĵjŜSŝsŴWŵwŶYŷy"),
        ('\u0303', "ÃAÑNÕOãañnõoĨIĩiŨUũu"),
        ('\u0304', "¯ ĀAāaĒEēeĪIīiŌOōoŪUūu"),
        ('\u0306', "ĂAăaĔEĕeĞGğgĬIĭiŎOŏoŬUŭu"),
        ('\u0307', "ĊCċcĖEėeĠGġgİIŻZżz"),
        ('\u0308', "¨ ÄAËEÏIÖOÜUäaëeïiöoüuÿyŸY"),
        ('\u030a', "ÅAåaŮUůu"),
        ('\u030b', "ŐOőoŰUűu"),
        ('\u030c', "ČCčcĎDďdĚEěeĽLľlŇNňnŘRřrŠSšsŤTťtŽZžz"),
        ('\u0327', "¸ ÇCçcĢGģgĶKķkĻLļlŅNņnŖRŗrŞSşsŢTţt"),
        ('\u0328', "ĄAąaĘEęeĮIįiŲUųu"),
    ];

    private static readonly Dictionary<char, string> Table = Build();

    /// <summary>The decomposed text.</summary>
    /// <exception cref="ArgumentException">A character beyond U+017F that is not a combining mark.</exception>
    public static string Decompose(string text)
    {
        if (text.All(char.IsAscii)) return text;
        var result = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            if (c is > '\u017f' and not (>= '\u0300' and <= '\u036f')) throw new ArgumentException($"U+{(int)c:X4} is beyond the Latin letters that can be decomposed here.", nameof(text));
            if (Table.TryGetValue(c, out var parts)) result.Append(parts);
            else result.Append(c);
        }
        return result.ToString();
    }

    private static Dictionary<char, string> Build()
    {
        var table = new Dictionary<char, string>
        {
            ['\u00a0'] = " ",
            ['ª'] = "a",
            ['²'] = "2",
            ['³'] = "3",
            ['µ'] = "μ",
            ['¹'] = "1",
            ['º'] = "o",
            ['¼'] = "1⁄4",
            ['½'] = "1⁄2",
            ['¾'] = "3⁄4",
            ['Ĳ'] = "IJ",
            ['ĳ'] = "ij",
            ['Ŀ'] = "L·",
            ['ŀ'] = "l·",
            ['ŉ'] = "ʼn",
            ['ſ'] = "s",
        };
        foreach (var (mark, pairs) in Composed)
        {
            for (var i = 0; i < pairs.Length; i += 2) table[pairs[i]] = $"{pairs[i + 1]}{mark}";
        }
        return table;
    }
}
