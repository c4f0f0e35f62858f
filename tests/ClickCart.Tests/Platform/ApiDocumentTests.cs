using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ClickCart.Tests.Platform;

public sealed partial class ApiDocumentTests(SharedShop shop) : ShopTest(shop)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task The_api_changes_only_on_purpose()
    {
        var served = JsonSerializer.Serialize((await Guest.GetAsync("~/openapi/v1.json")).ShouldBe(200).Json, Indented).ReplaceLineEndings("\n") + "\n";
        var approved = Path.Combine(Tests(), "openapi.approved.json");
        var received = Path.Combine(Tests(), "openapi.received.json");
        if (File.Exists(approved) && (await File.ReadAllTextAsync(approved, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n") == served)
        {
            File.Delete(received);
            return;
        }
        await File.WriteAllTextAsync(received, served, TestContext.Current.CancellationToken);
        Assert.Fail("The API is not the one that was approved. Read the diff of openapi.received.json against openapi.approved.json: clients rely on "
            + "every name in it. Then replace the approved one.");
    }

    [Fact]
    public async Task Every_operation_says_what_it_is()
    {
        var document = (await Guest.GetAsync("~/openapi/v1.json")).ShouldBe(200);
        document["openapi"].GetString()!.ShouldStartWith("3.1");
        document["paths"].EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Where(o =>
            !o.Value.TryGetProperty("tags", out _)).Select(o => $"{o.Name} {p.Name}")).ShouldBeEmpty();
    }

    [Fact]
    public async Task It_tells_clients_which_members_a_request_needs_and_of_which_kind_each_is()
    {
        var schemas = (await Guest.GetAsync("~/openapi/v1.json")).ShouldBe(200)["components"].GetProperty("schemas");
        var order = schemas.GetProperty("PlaceOrderRequest");
        order.GetProperty("required").EnumerateArray().Select(n => n.GetString()!)
            .ShouldBe(["quoteId", "shippingOptionId", "email", "expectedTotal"]);
        order.GetProperty("properties").GetProperty("email").GetProperty("type").GetString().ShouldBe("string");
        schemas.EnumerateObject().Where(s => !s.Value.EnumerateObject().Any()).Select(s => s.Name).ShouldBeEmpty();
        schemas.EnumerateObject().Where(s => s.Value.TryGetProperty("properties", out _))
            .SelectMany(s => s.Value.GetProperty("properties").EnumerateObject().Where(p => !p.Value.EnumerateObject().Any()).Select(p => $"{s.Name}.{p.Name}"))
                .ShouldBeEmpty();
    }

    [Fact]
    public async Task People_can_browse_it()
    {
        var contents = (await Guest.GetAsync("~/docs")).ShouldBe(200).Text;
        contents.ShouldContain("ClickCart API");
        contents.IndexOf("/docs/catalog#", StringComparison.Ordinal).ShouldBeLessThan(contents.IndexOf("/docs/operations#", StringComparison.Ordinal));
        var chapters = Chapter().Matches(contents).Select(m => m.Groups["address"].Value).Distinct().ToList();
        var shown = new List<string>();
        foreach (var chapter in chapters)
            shown.AddRange(Call().Matches((await Guest.GetAsync("~" + chapter)).ShouldBe(200).Text).Select(m => m.Groups["id"].Value));
        var document = (await Guest.GetAsync("~/openapi/v1.json")).ShouldBe(200);
        shown.ShouldBe(document["paths"].EnumerateObject().SelectMany(p => p.Value.EnumerateObject())
            .Select(o => o.Value.GetProperty("operationId").GetString()!), ignoreOrder: true);
        // The head and the foot name the shelves of the shop, which other tests change.
        Main((await Guest.GetAsync("~/docs/index.html")).ShouldBe(200).Text).ShouldBe(Main(contents), "It leads to the contents.");
        (await Guest.GetAsync("~/docs/nothing")).ShouldBe(404);

        static string Main(string page) => page[page.IndexOf("<main", StringComparison.Ordinal)..page.IndexOf("</main>", StringComparison.Ordinal)];
    }

    [GeneratedRegex("href=\"(?<address>/docs/[a-z-]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Chapter();

    [GeneratedRegex("<details class=\"panel call\" id=\"(?<id>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Call();

    private static string Tests()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ClickCart.sln"))) folder = folder.Parent!;
        return Path.Combine(folder.FullName, "tests", "ClickCart.Tests");
    }
}
