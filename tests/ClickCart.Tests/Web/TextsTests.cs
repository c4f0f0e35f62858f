using System.Text.RegularExpressions;
using System.Xml.Linq;
using ClickCart.Kernel;
using ClickCart.Web;

namespace ClickCart.Tests.Web;

/// <summary>Reads the sources: what a page of the shop says has a German entry.</summary>
public sealed partial class TextsTests(SharedShop shared) : ShopTest(shared)
{
    private static readonly string Root = RootFolder();

    /// <summary>Begins what only staff and machines read, or what is put together of other sentences.</summary>
    private static readonly string[] ForStaff =
    [
        "An order has at most", "A tag has at most", "Tagged: ", "No longer tagged: ", "The coupon has ", "The promotion has ", "A customer has ", "The groups are ", "Signed out everywhere.", "refresh token", "The order is not kept back.", "77.", "Another label7", "7 to 7, 7, by",
        "Taxes were charged for {RegionOf",
    ];

    [Fact]
    public void Every_text_of_a_page_has_a_German_entry()
    {
        var german = Entries("Texts.de.resx").Select(e => e.English).ToHashSet(StringComparer.Ordinal);
        var said = Sources().SelectMany(f => TextsOf(File.ReadAllText(f)).Select(t => (Text: t, File: Path.GetFileName(f)))).ToList();
        said.Count.ShouldBeGreaterThan(400);
        said.Where(s => Word().IsMatch(s.Text) && !german.Contains(s.Text)).Select(s => $"{s.File}: {s.Text}").Distinct().ShouldBeEmpty();
        // What no page says any more is taken out of the files, too; a status is a word of the API's.
        var all = said.Select(s => s.Text).ToHashSet(StringComparer.Ordinal);
        var sources = string.Concat(Sources().Concat(Files("*.cs")).Select(File.ReadAllText));
        german.Where(g => !all.Contains(g) && !sources.Contains($"\"{g}\"", StringComparison.Ordinal) && !Status().IsMatch(g)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_refusal_and_message_that_shoppers_may_read_has_a_German_entry()
    {
        var known = Entries("Sentences.de.resx").Select(e => FormOf(e.English)).ToList();
        var missing = new List<string>();
        foreach (var file in Files("*.cs").Where(f => ForShoppers().IsMatch(f) && !f.EndsWith("CouponRules.cs", StringComparison.Ordinal) && !f.EndsWith("PromotionRules.cs", StringComparison.Ordinal) && !f.Contains("/Migrations/", StringComparison.Ordinal)))
        {
            var source = File.ReadAllText(file);
            // Slices of the back office and of machines alone.
            if (source.Contains("\"/admin", StringComparison.Ordinal) && !source.Contains(".Shop()", StringComparison.Ordinal)) continue;
            foreach (Match found in Message().Matches(source))
            {
                var sentence = Hole().Replace(found.Groups["text"].Value.Replace("\\\"", "\"", StringComparison.Ordinal), "7");
                if (!known.Exists(k => k.IsMatch(sentence)) && !ForStaff.Any(s => sentence.StartsWith(s, StringComparison.Ordinal)))
                    missing.Add($"{Path.GetFileName(file)}: {sentence}");
            }
        }
        missing.Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void A_translation_has_the_placeholders_of_its_text_and_one_wording_in_the_whole_shop()
    {
        var all = Entries("Texts.de.resx").Concat(Entries("Sentences.de.resx")).ToList();
        foreach (var (english, german) in all)
            Place().Matches(german).Select(p => p.Value).Except(Place().Matches(english).Select(p => p.Value)).ShouldBeEmpty(english);
        foreach (var (english, german) in Entries("Texts.de.resx"))
            Place().Matches(english).Select(p => p.Value).Except(Place().Matches(german).Select(p => p.Value)).ShouldBeEmpty(english);
        Entries("Texts.de.resx").GroupBy(e => e.English).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty();
        // A resource file does not tell its entries by their case: of two, one would be lost.
        foreach (var file in Files("*.resx"))
            EntriesOf(file).Select(e => e.English).GroupBy(e => e, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1)
                .Select(g => string.Join(" | ", g)).ShouldBeEmpty(file);
        // A form without a word would fit every sentence.
        Entries("Sentences.de.resx").Where(e => !Word().IsMatch(Place().Replace(e.English, ""))).ShouldBeEmpty();
    }

    [Fact]
    public void Stored_English_sentences_are_said_in_the_language_of_the_page_with_money_in_its_form()
    {
        var before = System.Globalization.CultureInfo.CurrentUICulture;
        try
        {
            System.Globalization.CultureInfo.CurrentUICulture = new("de");
            Texts.Said("$1,100.17 charged.").ShouldBe("1.100,17\u00a0$ abgebucht.");
            Texts.Said("A refund of €5.00 was asked for: I changed my mind.").ShouldBe("Eine Erstattung von 5,00\u00a0€ wurde beantragt: Ich habe es mir anders überlegt.");
            Texts.Said("Postal code is too long: at most 20 characters, not 35.").ShouldBe("Postleitzahl ist zu lang: höchstens 20 Zeichen, nicht 35.");
            Texts.Said("Nothing of the name can be seen.").ShouldBe("Davon ist nichts zu sehen (Name).");
            Texts.Said("A VAT id of Germany looks like DE136695976.").ShouldBe("Eine USt-IdNr. von Deutschland sieht so aus: DE136695976.");
            Texts.Said("Something that nobody translates.").ShouldBe("Something that nobody translates.");
            Texts.N(1, "{0:N0} product", "{0:N0} products").ShouldBe("1 Produkt");
            Texts.N(1234, "{0:N0} product", "{0:N0} products").ShouldBe("1.234 Produkte");
            Texts.Country("US").ShouldBe("Vereinigte Staaten");
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentUICulture = before;
        }
        Texts.Said("$1,100.17 charged.").ShouldBe("$1,100.17 charged.");
    }

    [Theory]
    [InlineData(1999, "USD"), InlineData(-123456, "EUR"), InlineData(500, "JPY"), InlineData(1050, "CHF"), InlineData(7, "KWD")]
    public void Money_is_read_back_from_what_it_is_written_as(long amount, string currency)
    {
        Money.TryParse(new Money(amount, currency).ToString(), out var read).ShouldBeTrue();
        read.ShouldBe(new Money(amount, currency));
        Money.TryParse("$x", out _).ShouldBeFalse();
        Money.TryParse("about $5.00", out _).ShouldBeFalse();
    }

    private static IEnumerable<(string English, string German)> Entries(string file) => Files(file).SelectMany(EntriesOf);

    private static IEnumerable<(string English, string German)> EntriesOf(string path) =>
        XDocument.Load(path).Root!.Elements("data").Select(d => (d.Attribute("name")!.Value, d.Element("value")!.Value));

    private static Regex FormOf(string english) =>
        new("^" + Place().Replace(Regex.Escape(english).Replace("\\{", "{", StringComparison.Ordinal), ".+?") + "$", RegexOptions.None, MatchLimits.Span);

    private static IEnumerable<string> Sources() => Files("*.razor").Concat(Files("*.cs").Where(f => f.Contains("/Ordering/", StringComparison.Ordinal)
        || f.EndsWith("CategoryTree.cs", StringComparison.Ordinal)));

    private static IEnumerable<string> Files(string pattern) => Directory.EnumerateFiles(Path.Combine(Root, "src"), pattern, SearchOption.AllDirectories)
        .Select(f => f.Replace('\\', '/')).Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal));

    /// <summary>The literals in the text's place of each call of T and N.</summary>
    private static IEnumerable<string> TextsOf(string source)
    {
        foreach (Match call in Call().Matches(source))
        {
            var (argument, depth) = (0, 1);
            for (var i = call.Index + call.Length; depth > 0 && i < source.Length; i++)
            {
                if (source[i] == '"')
                {
                    var begin = i + 1;
                    for (i++; source[i] != '"'; i++)
                        if (source[i] == '\\') i++;
                    if (call.Groups["form"].Value == "N" ? argument is 1 or 2 : argument == 0) yield return source[begin..i];
                }
                else if (source[i] is '(' or '[' or '{') depth++;
                else if (source[i] is ')' or ']' or '}') depth--;
                else if (source[i] == ',' && depth == 1) argument++;
            }
        }
    }

    private static string RootFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ClickCart.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }

    [GeneratedRegex(@"(?<![\w.])(?:Texts\.)?(?<form>T|N)\(", RegexOptions.None, MatchLimits.Timeout)]
    private static partial Regex Call();

    [GeneratedRegex("[A-Za-z]{2}", RegexOptions.None, MatchLimits.Timeout)]
    private static partial Regex Word();

    [GeneratedRegex(@"\{\d(?::\w+)?\}", RegexOptions.None, MatchLimits.Timeout)]
    private static partial Regex Place();

    [GeneratedRegex(@"\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}", RegexOptions.None, MatchLimits.Timeout)]
    private static partial Regex Hole();

    [GeneratedRegex("^(?:Awaiting payment|Confirmed|Shipped|Cancelled|Returned|Pending|Booked|Labelled|In transit|Partially shipped|Partially delivered|Resent|Dispatched|Waiting|Failed|Voided|Packing|you)$", RegexOptions.None, MatchLimits.Timeout)]
    private static partial Regex Status();

    [GeneratedRegex(@"/src/(?:Modules/(?:Ordering/(?:Orders|Checkout|Carts)|Customers/(?:Accounts|Addresses|Sessions|SecondFactors)|Payments/SavedCards|Pricing/(?:Coupons|Promotions|Quotes|VatIds))/|Shared/Platform/Http/AddressValidator|Shared/Platform/Pipeline/LineRules)", RegexOptions.None, MatchLimits.Timeout)]
    private static partial Regex ForShoppers();

    // What is refused, and what is said after a form or on the timeline: sentences, in whatever way they come to be shown.
    [GeneratedRegex("(?:WithMessage\\(|Error\\.(?:Conflict|TooMany)\\(\\s*\"[a-z-]+\",\\s*|Error\\.Invalid\\(\"[^\"]*\",\\s*|Redirect\\((?:_ => )?\\$?\"[^\"]*\",\\s*|Pages\\.To\\(\\$?\"[^\"]*\",\\s*|now,\\s*)\\$?\"(?<text>(?:[^\"\\\\]|\\\\.)+)\"", RegexOptions.None, MatchLimits.Timeout)]
    private static partial Regex Message();
}
