using System.Text.Json;

namespace ClickCart.Tests.Platform.Pipeline;

/// <summary>Whoever does something gives a reason, and one rule says what is one.</summary>
public sealed class LineRulesTests(SharedShop shared) : ShopTest(shared)
{
    public static TheoryData<string, string> Routes => new()
    {
        { "/admin/orders/{0}/refunds", """{"amount":{"amount":1,"currency":"USD"},"reason":"{1}"}""" },
        { "/admin/stock/{0}/adjustments", """{"delta":1,"reason":"{1}"}""" },
        { "/orders/{0}/cancel", """{"reason":"{1}"}""" },
    };

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task A_reason_holds_no_card_number_no_control_and_nothing_that_turns_text_around_and_is_seen(string path, string body)
    {
        var id = Guid.CreateVersion7().ToString();
        foreach (var reason in new[] { "card 4242 4242 4242 4242", "x4242424242424242x", "a\\u0007", "a\\u0085", "\\u202eb", "\\u200b", "" })
            (await Admin.PostAsync(path.Replace("{0}", id, StringComparison.Ordinal),
                JsonDocument.Parse(body.Replace("{1}", reason, StringComparison.Ordinal)).RootElement, NewKey())).ShouldBeInvalid("reason");
        (await Admin.PostAsync(path.Replace("{0}", id, StringComparison.Ordinal),
            JsonDocument.Parse(body.Replace("{1}", "two\\nlines", StringComparison.Ordinal)).RootElement, NewKey())).ShouldBeProblem(404, "not-found");
    }
}
