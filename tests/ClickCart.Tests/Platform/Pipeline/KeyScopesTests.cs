using ClickCart.Tests.Catalog.Products;
using ClickCart.Tests.Ordering;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing.Patterns;

namespace ClickCart.Tests.Platform.Pipeline;

/// <summary>A key belongs to one caller: two guests who choose the same one know nothing of each other.</summary>
public sealed class KeyScopesTests(SharedShop shared) : BrowserTest(shared)
{
    /// <summary>Every keyed route that guests may call, with what two of them do there with one key: the results, which must differ.</summary>
    private Dictionary<string, Func<string, Task<string[]>>> OpenToGuests => new()
    {
        ["POST /api/v1/orders"] = OrderAsync,
        ["POST /checkout/place"] = CheckOutAsync,
        ["POST /api/v1/pay/{secret}"] = PayByLinksAsync,
        ["POST /pay/{secret}"] = PayByLinksInPagesAsync,
        ["POST /api/v1/pay/difference/{secret}"] = PayDifferencesAsync,
        ["POST /pay/difference/{secret}"] = PayDifferencesInPagesAsync,
        ["POST /cart/items"] = FillCartsAsync,
        ["POST /api/v1/orders/{id:guid}/edits"] = CorrectAddressesAsync,
        ["POST /orders/{id:guid}/edits"] = CorrectAddressesInPagesAsync,
        ["POST /api/v1/orders/{id:guid}/reductions"] = TakeOutAsync,
        ["POST /orders/{id:guid}/reductions"] = TakeOutInPagesAsync,
        ["POST /api/v1/orders/{id:guid}/returns"] = AskForReturnsAsync,
        ["POST /orders/{id:guid}/returns"] = AskForReturnsInPagesAsync,
        ["POST /api/v1/orders/{id:guid}/returns/{returnId:guid}/photos"] = ShowPhotosAsync,
        ["POST /orders/{id:guid}/returns/{returnId:guid}/photos"] = ShowPhotosInPagesAsync,
    };

    // The carrier's faults are everybody's.
    protected override Task<Shop> StartAsync(SharedShop sharedShop) => Shop.StartAsync(("Ordering:CustomerEditMinutes", "60"));

    [Fact]
    public async Task Two_guests_with_one_key_each_get_an_effect_of_their_own_at_every_keyed_route()
    {
        Keyed().Where(IsOpen).Select(NameOf).ShouldBe(OpenToGuests.Keys, ignoreOrder: true, "A keyed route that guests may call needs its case here.");
        foreach (var (route, send) in OpenToGuests)
        {
            var results = await send(NewKey());
            results.Length.ShouldBe(2);
            results[0].ShouldNotBe(results[1], route);
        }
    }

    [Fact]
    public async Task At_all_others_a_guest_is_turned_away_before_a_key_counts()
    {
        using var browser = Shop.Browser();
        foreach (var route in Keyed().Where(e => !IsOpen(e)))
        {
            var path = "/" + string.Join('/', route.RoutePattern.PathSegments.Select(s =>
                s.Parts[0] is RoutePatternLiteralPart literal ? literal.Content : Guid.Empty.ToString()));
            if (path.StartsWith(Endpoints.ApiPrefix, StringComparison.Ordinal))
                (await Guest.PostAsync("~" + path, new { }, NewKey())).ShouldBeProblem(401, "unauthenticated");
            else
                (await browser.PostAsync(path)).Address.AbsolutePath.ShouldBe("/sign-in", path);
        }
    }

    [Fact]
    public async Task Two_accounts_with_one_key_each_book_their_adjustment()
    {
        var (sku, key, email) = (await ProductAsync(stock: 10), NewKey(), $"a{Guid.CreateVersion7():n}@example.com");
        await Shop.HireAsync(Admin, email, "admin", "tulip-garden-77");
        foreach (var admin in new[] { Admin, await Shop.SignInAsync(email, "tulip-garden-77") })
            (await admin.PostAsync($"/admin/stock/{sku}/adjustments", new { delta = 5, reason = "found" }, key)).ShouldBe(201)
                .Headers.Contains("Idempotent-Replayed").ShouldBeFalse();
        (await Admin.GetAsync($"/admin/stock/{sku}"))["onHand"].GetInt32().ShouldBe(20);
    }

    private Task<string[]> OrderAsync(string key) => TwiceAsync(async sku =>
    {
        var answer = (await Guest.PostAsync("/orders", OrderBody(await QuoteAsync(Guest, await CartAsync(Guest, (sku, 1)))), key)).ShouldBe(201);
        answer.Headers.Contains("Idempotent-Replayed").ShouldBeFalse();
        return answer["accessToken"].GetString()!;
    });

    private Task<string[]> CheckOutAsync(string key) => TwiceAsync(async sku =>
    {
        using var browser = Shop.Browser();
        (await browser.PostAsync("/cart/items", ("sku", sku), ("quantity", "1"))).ShouldBe(200);
        await browser.OpenAsync("/checkout");
        (await browser.PressAsync("Continue to delivery", Address)).ShouldBe(200);
        return (await browser.PressAsync("Pay", ("paymentMethod", "pm_card_visa"), ("_key", key))).ShouldBe(200).Address.AbsolutePath;
    });

    private Task<string[]> FillCartsAsync(string key) => TwiceAsync(async sku =>
    {
        using var browser = Shop.Browser();
        (await browser.PostAsync("/cart/items", ("sku", sku), ("quantity", "1"), ("_key", key))).ShouldBe(200);
        return browser.Cookies["cart"]!.Value;
    });

    private async Task<string> LinkAsync(string sku)
    {
        var draft = (await Admin.PostAsync("/admin/drafts", new { email = "ada@example.com", shipTo = ShipTo, lines = new[] { new { sku, quantity = 1 } } }, NewKey()))
            .ShouldBe(201);
        return (await Admin.SendAsync(HttpMethod.Post, $"/admin/drafts/{draft["id"].GetString()}/send", null, NewKey(), "*")).ShouldBe(200)["link"].GetString()!
            .Split("/pay/")[1];
    }

    private Task<string[]> PayByLinksAsync(string key) => TwiceAsync(async sku =>
        (await Guest.PostAsync($"/pay/{await LinkAsync(sku)}", new { paymentMethod = "pm_card_visa" }, key)).ShouldBe(201)["accessToken"].GetString()!);

    private Task<string[]> PayByLinksInPagesAsync(string key) => TwiceAsync(async sku =>
    {
        using var browser = Shop.Browser();
        await browser.OpenAsync($"/pay/{await LinkAsync(sku)}");
        return (await browser.PressAsync("Pay", ("paymentMethod", "pm_card_visa"), ("_key", key))).ShouldBe(200).ShouldShow("Order CC-").Address.AbsolutePath;
    });

    private Task<string[]> PayDifferencesAsync(string key) => TwiceAsync(async sku => (await Guest.PostAsync(
        $"/pay/difference/{await DifferenceAsync(sku)}", new { paymentMethod = "pm_card_visa" }, key)).ShouldBe(202)["number"].GetString()!);

    private Task<string[]> PayDifferencesInPagesAsync(string key) => TwiceAsync(async sku =>
    {
        using var browser = Shop.Browser();
        await browser.OpenAsync($"/pay/difference/{await DifferenceAsync(sku)}");
        return (await browser.PressAsync("Pay", ("paymentMethod", "pm_card_visa"), ("_key", key))).ShouldBe(200).ShouldShow("Order CC-").Address.AbsolutePath;
    });

    /// <summary>The secret of the link that pays what one more makes an order dearer.</summary>
    private async Task<string> DifferenceAsync(string sku)
    {
        await RefuseParcelAsync();
        var order = await OrderAsync(Guest, sku);
        await OrderUntilAsync(Guest, order, o => o.TryGetProperty("deliveryProblem", out _), "the carrier refuses the parcel");
        await TakeParcelsAgainAsync();
        return (await Admin.SendAsync(HttpMethod.Post, $"/admin/orders/{order["id"].GetString()}/supplements",
            new { lines = new[] { new { sku, quantity = 2 } }, reason = "One more." }, NewKey(), "*")).ShouldBe(201)["link"].GetString()!.Split("/pay/difference/")[1];
    }

    private Task<string[]> CorrectAddressesAsync(string key) => TwiceAsync(async sku =>
    {
        await RefuseParcelAsync();
        var order = (await Guest.PostAsync("/orders", OrderBody(await QuoteAsync(Guest, await CartAsync(Guest, (sku, 1)))), NewKey())).ShouldBe(201);
        await OrderUntilAsync(Guest, order, o => o.TryGetProperty("deliveryProblem", out _), "the carrier refuses the parcel");
        await TakeParcelsAgainAsync();
        return (await Guest.PostAsync($"/orders/{order["id"].GetString()}/edits", new { shipTo = ShipTo }, key, order["accessToken"].GetString()))
            .ShouldBe(200)["id"].GetString()!;
    });

    private Task<string[]> CorrectAddressesInPagesAsync(string key) => TwiceAsync(async sku =>
    {
        await RefuseParcelAsync();
        using var browser = Shop.Browser();
        (await browser.PostAsync("/cart/items", ("sku", sku), ("quantity", "1"))).ShouldBe(200);
        await browser.OpenAsync("/checkout");
        (await browser.PressAsync("Continue to delivery", Address)).ShouldBe(200);
        var order = (await browser.PressAsync("Pay", ("paymentMethod", "pm_card_visa"))).ShouldBe(200).Address.AbsolutePath;
        await Eventually.TrueAsync(async () => (await browser.OpenAsync(order)).Text.Contains("Is the address right?", StringComparison.Ordinal),
            "the page asks for the address");
        await TakeParcelsAgainAsync();
        return (await browser.PressAsync("Send it to this address", ("_key", key))).ShouldBe(200).ShouldShow("Delivery put right").Address.AbsolutePath;
    });

    // Until a label is bought.
    private Task<string[]> TakeOutAsync(string key) => TwiceAsync(async sku =>
    {
        await RefuseParcelAsync();
        var order = (await Guest.PostAsync("/orders", OrderBody(await QuoteAsync(Guest, await CartAsync(Guest, (sku, 2)))), NewKey())).ShouldBe(201);
        await OrderUntilAsync(Guest, order, o => o.TryGetProperty("deliveryProblem", out _), "the carrier refuses the parcel");
        await TakeParcelsAgainAsync();
        return (await Guest.SendAsync(HttpMethod.Post, $"/orders/{order["id"].GetString()}/reductions",
            new { lines = new[] { new { sku, quantity = 1 } } }, key, "*", order["accessToken"].GetString())).ShouldBe(200)["after"].GetRawText()
            + order["id"].GetString();
    });

    private Task<string[]> TakeOutInPagesAsync(string key) => TwiceAsync(async sku =>
    {
        await RefuseParcelAsync();
        using var browser = Shop.Browser();
        (await browser.PostAsync("/cart/items", ("sku", sku), ("quantity", "2"))).ShouldBe(200);
        await browser.OpenAsync("/checkout");
        (await browser.PressAsync("Continue to delivery", Address)).ShouldBe(200);
        var order = (await browser.PressAsync("Pay", ("paymentMethod", "pm_card_visa"))).ShouldBe(200).Address.AbsolutePath;
        await Eventually.TrueAsync(async () => (await browser.OpenAsync(order)).Text.Contains("Is the address right?", StringComparison.Ordinal),
            "the page asks for the address");
        await TakeParcelsAgainAsync();
        await browser.OpenAsync(order + "/change");
        (await browser.PressAsync("See what comes of it", ("lines[0].quantity", "1"))).ShouldBe(200);
        return (await browser.PressAsync("Change my order", ("_key", key))).ShouldBe(200).ShouldShow("Your order is changed.").Address.AbsolutePath;
    });

    private Task<string[]> AskForReturnsAsync(string key) => TwiceAsync(async sku =>
    {
        var order = await OrderAsync(Guest, sku);
        await DeliveredAsync(Guest, order);
        var body = new { lines = new[] { new { sku, quantity = 1, reason = "damaged" } } };
        return (await Guest.PostAsync($"/orders/{order["id"].GetString()}/returns", body, key, order["accessToken"].GetString())).ShouldBe(201)["id"].GetString()!;
    });

    private Task<string[]> ShowPhotosAsync(string key) => TwiceAsync(async sku =>
    {
        var order = await OrderAsync(Guest, sku);
        await DeliveredAsync(Guest, order);
        var (address, token) = ($"/orders/{order["id"].GetString()}/returns", order["accessToken"].GetString());
        var body = new { lines = new[] { new { sku, quantity = 1, reason = "damaged" } } };
        var asked = (await Guest.PostAsync(address, body, NewKey(), token)).ShouldBe(201);
        var photo = new ByteArrayContent(Pictures.Png(1)) { Headers = { ContentType = new("image/png") } };
        return (await Guest.SendAsync(HttpMethod.Post, $"{address}/{asked["id"].GetString()}/photos", content: photo, key: key, orderToken: token))
            .ShouldBe(201)["photos"][0].GetProperty("id").GetString()!;
    });

    private Task<string[]> AskForReturnsInPagesAsync(string key) => AskInPagesAsync((_, asked) => Task.FromResult(asked.Address.AbsolutePath), key);

    private Task<string[]> ShowPhotosInPagesAsync(string key) => AskInPagesAsync(async (browser, _) =>
    {
        var shown = (await browser.UploadAsync("Send the photos", "photos", "a.png", Pictures.Png(1), ("_key", key))).ShouldBe(200);
        return shown.Page.QuerySelector(".photos img")!.GetAttribute("src")!;
    }, null);

    private Task<string[]> AskInPagesAsync(Func<Browser, Browser, Task<string>> then, string? key) => TwiceAsync(async sku =>
    {
        using var browser = Shop.Browser();
        (await browser.PostAsync("/cart/items", ("sku", sku), ("quantity", "1"))).ShouldBe(200);
        await browser.OpenAsync("/checkout");
        (await browser.PressAsync("Continue to delivery", Address)).ShouldBe(200);
        var order = (await browser.PressAsync("Pay", ("paymentMethod", "pm_card_visa"))).ShouldBe(200).Address.AbsolutePath;
        await Eventually.TrueAsync(async () => (await browser.OpenAsync(order)).Text.Contains("Send something back", StringComparison.Ordinal), "it is delivered");
        await browser.OpenAsync(order + "/returns/new");
        return await then(browser, (await browser.PressAsync(
            "Ask for the return", ("lines[0].quantity", "1"), ("_key", key ?? NewKey()))).ShouldBe(200).ShouldShow("Return asked for"));
    });

    private async Task RefuseParcelAsync() => (await Guest.PutAsync("~/sandbox/faults",
        new[] { new { target = "easypost", match = "POST /v2/shipments/*/buy", kind = "status", status = 422 } })).ShouldBe(200);

    private async Task TakeParcelsAgainAsync() => (await Guest.DeleteAsync("~/sandbox/faults")).ShouldBe(204);

    private async Task<string[]> TwiceAsync(Func<string, Task<string>> act)
    {
        var sku = await ProductAsync();
        return [await act(sku), await act(sku)];
    }

    private IEnumerable<RouteEndpoint> Keyed() => Shop.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<Endpoints.KeyedMetadata>() is not null);

    private static bool IsOpen(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    private static string NameOf(RouteEndpoint endpoint) =>
        $"{endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Single()} /{endpoint.RoutePattern.RawText!.TrimStart('/')}";
}
