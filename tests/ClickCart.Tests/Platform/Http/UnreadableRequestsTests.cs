using System.Diagnostics;

namespace ClickCart.Tests.Platform.Http;

/// <summary>What is refused before anybody works on it, and in which words.</summary>
public sealed class UnreadableRequestsTests(SharedShop shared) : ShopTest(shared)
{
    /// <summary>Searching a text as long as that for card numbers takes seconds.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData("/admin/orders/{0}/notes", "text")]
    [InlineData("/orders/{0}/cancel", "reason")]
    [InlineData("/admin/categories", "name")]
    public async Task Text_of_almost_a_megabyte_is_refused_for_its_length_before_anybody_looks_what_it_holds(string path, string field)
    {
        var order = (await OrderAsync(Guest, await ProductAsync()))["id"].GetString()!;
        var (best, body) = (TimeSpan.MaxValue, new Dictionary<string, string> { [field] = MalformedRequestsTests.Long });
        for (var round = 0; round < 30 && best > Soon; round++)
        {
            var watch = Stopwatch.StartNew();
            (await Admin.PostAsync(path.Replace("{0}", order, StringComparison.Ordinal), body)).ShouldBeInvalid(field);
            if (watch.Elapsed < best) best = watch.Elapsed;
        }
        best.ShouldBeLessThan(Soon);
    }

    [Theory]
    [InlineData("GET", "/products?minPrice=ten", null, "minPrice is not a whole number that fits.")]
    [InlineData("GET", "/products?inStock=perhaps", null, "inStock is not true or false.")]
    [InlineData("POST", "/sessions", null, "This request needs a JSON body.")]
    [InlineData("POST", "/sessions", "null", "This request needs a JSON body.")]
    [InlineData("POST", "/sessions", "{", "The body is not JSON: it goes wrong or breaks off in line 1.")]
    [InlineData("POST", "/sessions", """{"email":1}""", "The JSON body is wrong at $.email (line 1): The JSON value is not text.")]
    [InlineData("POST", "/sessions", """{"email":"a\u0000"}""", "The JSON body is wrong at $.email (line 1): The text holds the character U+0000.")]
    [InlineData("POST", "/sessions", """{"email":"a\uFFFE"}""", "The text holds what is no character of Unicode, such as U+FFFE.")]
    [InlineData("GET", "/products?q=%EF%BF%BE", null, "or what is no character of Unicode, such as U+FFFE.")]
    [InlineData("GET", "/products?q=a%F0%9F%BF%BF", null, "or what is no character of Unicode, such as U+FFFE.")]
    [InlineData("GET", "/products/%EF%B7%90", null, "or what is no character of Unicode, such as U+FFFE.")]
    [InlineData("POST", "/sessions", """{"role":"admin"}""", "there is no member 'role'.")]
    [InlineData("POST", "/sessions", """{"email":"a","email":"b"}""", "a member of one name comes twice.")]
    [InlineData("POST", "/orders", """{"quoteId":7}""", "The JSON body is wrong at $.quoteId (line 1): the value is not of the type that belongs there.")]
    public async Task What_could_not_be_read_is_said_in_a_sentence_of_ours(string method, string path, string? body, string sentence) =>
        (await Guest.SendAsync(new HttpMethod(method), path, body, NewKey())).ShouldBeProblem(400, "malformed-request")["detail"].GetString()!
            .ShouldEndWith(sentence);

    [Fact]
    public async Task A_redirect_to_an_address_with_letters_beyond_ascii_is_followed()
    {
        using var office = await Shop.OfficeAsync("/products?q=caf\u00e9 \u65e5\u672c");
        office.Address.Query.ShouldContain("caf%C3%A9");
    }
}
