using System.Text;

namespace ClickCart.Benchmarks.Scale;

/// <summary>What <c>scale</c> measured, as Markdown: each question at each size, how many times longer it took at last, and the law of that.</summary>
internal static class GrowthTable
{
    /// <summary>These are about products; all others about orders and who placed them.</summary>
    private static readonly string[] OfProducts = ["list", "facets", "search", "suggest", "product", "availability", "stock", "export: all products"];

    public static string Of(ScaleResult result)
    {
        var (text, sizes) = (new StringBuilder(), result.Sizes);
        void Row(string what, Func<SizeResult, string> of, string times, string law) =>
            text.Append("| ").Append(what).Append(" | ").AppendJoin(" | ", sizes.Select(of)).Append($" | {times} | {law} |\n");
        void Figure(string what, Func<SizeResult, double> of, string format = "0") =>
            Row(what, s => of(s).ToString(format), $"{of(sizes[^1]) / of(sizes[0]):0.#}", "");

        text.Append($"\nscale on {result.Provider}, {result.At:d MMMM yyyy}: {result.Machine}. One caller; p50 / p99 in milliseconds.\n\n");
        Row("products, orders", s => $"{s.Products:N0}, {s.Orders:N0}", "times p50 / p99", "law");
        Row("---", _ => "---", "---", "---");
        foreach (var what in sizes[0].Measured.Select(m => m.What))
        {
            Measured At(SizeResult size) => size.Measured.First(m => m.What == what);
            var (first, last) = (At(sizes[0]), At(sizes[^1]));
            Row(what, s => At(s).Count == 1 ? $"{At(s).P50:0}" : $"{At(s).P50:0.#} / {At(s).P99:0.#}",
                $"{last.P50 / first.P50:0.#} / {last.P99 / first.P99:0.#}", Law(sizes, what));
        }
        Figure("peak MB of `-- verify`", s => s.VerifyMegaBytes);
        Figure("peak MB of the filler", s => s.FillMegaBytes);
        Figure("seconds to fill", s => s.FillSeconds);
        Figure("GB on disk", s => s.GigaBytes, "0.##");
        return text.ToString();
    }

    /// <summary>flat up to twofold; else the power of the shop's size by which its median grew, linear near 1.</summary>
    public static string Law(IReadOnlyList<SizeResult> sizes, string what)
    {
        double Median(SizeResult size) => size.Measured.First(m => m.What == what).P50;
        var isOfProducts = OfProducts.Any(w => what.StartsWith(w, StringComparison.Ordinal));
        double Size(SizeResult size) => isOfProducts ? size.Products : size.Orders;
        var (times, larger) = (Median(sizes[^1]) / Median(sizes[0]), Size(sizes[^1]) / Size(sizes[0]));
        if (times <= 2 || larger <= 1) return "flat";
        return (Math.Log(times) / Math.Log(larger)) switch { < 0.2 => "logarithmic", > 0.8 => "linear", var power => $"n^{power:0.0}" };
    }
}
