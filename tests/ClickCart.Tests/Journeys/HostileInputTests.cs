using ClickCart.Tests.Ordering.Orders;

namespace ClickCart.Tests.Journeys;

/// <summary>What nobody should send about parcels, changes of orders and payments by hand: each is refused as its table says, and nothing happens.</summary>
[Collection(nameof(RestShop))]
public sealed class HostileInputTests(RestShop shared) : RestTest(shared)
{
    private static readonly string Long = new('x', 2000);

    /// <summary>Address below the order's, body in which MUG is what was ordered, status, problem.</summary>
    private static readonly (string Path, string Body, int Status, string Problem)[] Cases =
    [
        ("fulfilments", "{}", 422, "validation-failed"),
        ("fulfilments", """{"lines":[]}""", 422, "validation-failed"),
        ("fulfilments", """{"lines":[null]}""", 422, "validation-failed"),
        ("fulfilments", """{"lines":[{"sku":null,"quantity":1}]}""", 422, "validation-failed"),
        ("fulfilments", """{"lines":[{"sku":"MUG","quantity":null}]}""", 422, "validation-failed"),
        ("fulfilments", """{"lines":[{"sku":"MUG","quantity":0}]}""", 422, "validation-failed"),
        ("fulfilments", """{"lines":[{"sku":"MUG","quantity":-1}]}""", 422, "validation-failed"),
        ("fulfilments", """{"lines":[{"sku":"MUG","quantity":1},{"sku":"MUG","quantity":1}]}""", 422, "validation-failed"),
        ("fulfilments", """{"lines":[{"sku":"MUG","quantity":2147483647}]}""", 409, "not-allocatable"),
        ("fulfilments", """{"lines":[{"sku":"mug","quantity":1}]}""", 409, "not-allocatable"),
        ("fulfilments", """{"lines":[{"sku":"MUG","quantity":3}]}""", 409, "not-allocatable"),
        ("fulfilments", """{"lines":[{"sku":"MUG","quantity":1}],"service":"no-such"}""", 422, "validation-failed"),
        ("fulfilments", """{"lines":[{"sku":"MUG","quantity":1}],"service":"ups-ground","carrier":"us"}""", 422, "validation-failed"),
        ("fulfilments", """{"lines":[{"sku":"MUG","quantity":1}],"trackingCode":"X"}""", 422, "validation-failed"),
        ("fulfilments", """{"lines":[{"sku":"MUG","quantity":1}],"carrier":"LONG"}""", 422, "validation-failed"),
        ("fulfilments", """{"lines":[{"sku":"MUG","quantity":1}],"carrier":"a\u0000b"}""", 400, "malformed-request"),
        ("edits", """{"reason":"x","lines":[null]}""", 422, "validation-failed"),
        ("edits", """{"reason":"x","lines":[{"sku":" ","quantity":1}]}""", 422, "validation-failed"),
        ("edits", """{"reason":"x","lines":[{"sku":"MUG","quantity":-1}]}""", 422, "validation-failed"),
        ("edits", """{"reason":"x","lines":[{"sku":"MUG","quantity":2147483647}]}""", 422, "validation-failed"),
        ("edits", """{"reason":"x","lines":[{"sku":"MUG","quantity":1},{"sku":" MUG ","quantity":2}]}""", 422, "validation-failed"),
        ("edits", """{"reason":"x","discount":{"amount":0,"currency":"USD"}}""", 422, "validation-failed"),
        ("edits", """{"reason":"x","shippingPrice":{"amount":-1,"currency":"USD"}}""", 422, "validation-failed"),
        ("edits", """{"lines":[{"sku":"MUG","quantity":1}]}""", 422, "validation-failed"),
        ("edits", """{"reason":"x","lines":[{"sku":"MUG","quantity":1}]}""", 409, "already-shipped"),
        ("give-up-rest", "{}", 422, "validation-failed"),
        ("give-up-rest", """{"reason":"  "}""", 422, "validation-failed"),
        ("give-up-rest", """{"reason":"LONG"}""", 422, "validation-failed"),
        ("give-up-rest", """{"reason":"x","note":"LONG"}""", 422, "validation-failed"),
        ("give-up-rest", """{"reason":"x","note":"4242 4242 4242 4242"}""", 422, "validation-failed"),
        ("payment/paid", "{}", 422, "validation-failed"),
        ("payment/paid", """{"reference":"LONG"}""", 422, "validation-failed"),
        ("payment/paid", """{"reference":"x"}""", 409, "payment-not-awaited"),
        ("refunds/00000000-0000-0000-0000-000000000001/withdraw", "{}", 422, "validation-failed"),
        ("refunds/00000000-0000-0000-0000-000000000001/withdraw", """{"reason":"x"}""", 404, "not-found"),
        ("refunds/00000000-0000-0000-0000-000000000001/paid-back", """{"reference":"x"}""", 404, "not-found"),
    ];

    private static Task<ApiResponse> PostAsync(Client client, string path, string body, string? key, string? version) =>
        client.SendAsync(HttpMethod.Post, path, body, key, version);

    [Fact]
    public async Task What_makes_no_sense_is_refused_and_changes_nothing()
    {
        var mug = await ProductAsync(1999, stock: 10);
        var order = await OrderedAsync("pm_card_visa", (mug, 3));
        await PackAsync(order, "our driver", (mug, 1));
        await UntilAsync(order, "confirmed captured partiallyShipped");
        var version = await VersionAsync(order);
        var wrong = new List<string>();
        foreach (var (path, body, status, problem) in Cases)
        {
            var answer = await PostAsync(Admin, $"/admin/orders/{order.Id}/{path}", body.Replace("MUG", mug, StringComparison.Ordinal)
                .Replace("LONG", Long, StringComparison.Ordinal), NewKey(), version);
            if ((int)answer.Status != status || !answer.Text.Contains(problem, StringComparison.Ordinal))
                wrong.Add($"{path} {body}: {(int)answer.Status} {answer.Text}");
        }
        wrong.ShouldBeEmpty();
        (await VersionAsync(order)).ShouldBe(version);
        (await ParcelsAsync(order.Id)).Count.ShouldBe(2);
        await StockAsync(mug, 9, 2);
    }

    [Fact]
    public async Task Without_the_right_the_version_or_a_key_of_its_own_nothing_is_done()
    {
        var mug = await ProductAsync(1999, stock: 10);
        var order = await OrderedAsync("pm_card_visa", (mug, 3));
        await PackAsync(order, "our driver", (mug, 1));
        await UntilAsync(order, "confirmed captured partiallyShipped");
        var (version, customer) = (await VersionAsync(order), (await Shop.CustomerAsync()).Client);
        var (email, password) = await Shop.SupportAsync(Admin);
        var support = await Shop.SignInAsync(email, password);
        foreach (var (path, body) in new[]
        {
            ("give-up-rest", """{"reason":"x"}"""), ("fulfilments", $$"""{"lines":[{"sku":"{{mug}}","quantity":1}]}"""), ("payment/paid", """{"reference":"x"}"""),
            ("edits", """{"reason":"x"}"""), ("refunds/00000000-0000-0000-0000-000000000001/withdraw", """{"reason":"x"}"""),
        })
        {
            var (there, nowhere) = ($"/admin/orders/{order.Id}/{path}", $"/admin/orders/{Guid.CreateVersion7()}/{path}");
            (await PostAsync(Guest, there, body, NewKey(), version)).ShouldBeProblem(401, "unauthenticated");
            foreach (var client in new[] { customer, support }) ((int)(await PostAsync(client, there, body, NewKey(), version)).Status).ShouldBe(403, path);
            (await PostAsync(Admin, nowhere, body, NewKey(), version)).ShouldBeProblem(404, "not-found");
            ((int)(await PostAsync(Admin, there, body, null, version)).Status).ShouldBe(400, path);
        }
        foreach (var path in new[] { "give-up-rest", "edits" })
        {
            var there = $"/admin/orders/{order.Id}/{path}";
            (await PostAsync(Admin, there, """{"reason":"x"}""", NewKey(), null)).ShouldBeProblem(428, "precondition-required");
            (await PostAsync(Admin, there, """{"reason":"x"}""", NewKey(), "\"1\"")).ShouldBeProblem(412, "stale-version");
            (await PostAsync(Admin, there, """{"reason":"x"}""", NewKey(), "\"99999999999\"")).ShouldBeProblem(412, "stale-version");
        }
        (await VersionAsync(order)).ShouldBe(version);

        // The same key says the same, and nothing else; the same again is what it was.
        var key = NewKey();
        var given = (await PostAsync(Admin, $"/admin/orders/{order.Id}/give-up-rest", """{"reason":"Sold out."}""", key, version)).ShouldBe(200);
        (await PostAsync(Admin, $"/admin/orders/{order.Id}/give-up-rest", """{"reason":"Sold out."}""", key, version)).ShouldBe(200).Text.ShouldBe(given.Text);
        ((int)(await PostAsync(Admin, $"/admin/orders/{order.Id}/give-up-rest", """{"reason":"Another one."}""", key, version)).Status).ShouldBe(422);
        (await PostAsync(Admin, $"/admin/orders/{order.Id}/give-up-rest", """{"reason":"Sold out."}""", NewKey(), version)).ShouldBeProblem(412, "stale-version");
        await UntilAsync(order, "shipped captured inTransit");
        await SoundAsync();
    }
}
