namespace ClickCart.Tests.Pricing.Promotions;

public sealed class CreatePromotionTests(SharedShop shared) : PromotionTest(shared)
{
    private static readonly string[] Nobody = ["friends"];
    private static readonly string?[] Blank = [null];
    private static readonly string[] Newcomers = ["newcomers"];
    private static readonly string[] NoSku = ["NO-SUCH-1"];

    [Fact]
    public async Task It_holds_for_carts_at_once_without_a_code_and_a_repeated_request_makes_no_second_one()
    {
        var sku = await ProductAsync(2000);
        var cart = await CartAsync(Guest, (sku, 1));
        Amount((await Guest.GetAsync($"/carts/{cart}"))["discount"]).ShouldBe(0);
        var (rules, key) = (new { name = "Ten off", percent = 10, skus = new[] { sku } }, NewKey());
        var first = (await Admin.PostAsync("/admin/promotions", rules, key)).ShouldBe(201);
        (await Admin.PostAsync("/admin/promotions", rules, key)).ShouldBe(201)["id"].GetString().ShouldBe(first["id"].GetString());
        (await Admin.PostAsync("/admin/promotions", rules)).ShouldBeProblem(400, "idempotency-key-required");
        var shown = await Guest.GetAsync($"/carts/{cart}");
        (Amount(shown["discount"]), Applied(shown)).ShouldBe((200, "Ten off 200"));
        shown["promotions"][0].GetProperty("gives").GetString().ShouldBe("10% off certain products");
        shown["promotions"][0].GetProperty("reason").GetString().ShouldBe("For certain products in your cart.");
        shown["promotions"][0].GetProperty("lines")[0].GetProperty("sku").GetString().ShouldBe(sku);
    }

    [Fact]
    public async Task Rules_that_make_no_sense_are_refused_by_name()
    {
        await RefusedAsync(new { percent = 10 }, "name");
        await RefusedAsync(new { name = " ", percent = 10 }, "name");
        await RefusedAsync(new { name = "Nothing" }, "percent");
        await RefusedAsync(new { name = "Both", percent = 10, amount = Usd(500) }, "percent");
        await RefusedAsync(new { name = "Half a deal", percent = 100, buy = 2 }, "buy");
        await RefusedAsync(new { name = "Deal of nothing", freeShipping = true, buy = 2, get = 1 }, "percent");
        await RefusedAsync(new { name = "Deal in money", amount = Usd(500), buy = 2, get = 1 }, "amount");
        await RefusedAsync(new { name = "No deal", percent = 10, getSkus = NoSku }, "getSkus");
        await RefusedAsync(new { name = "Unknown", percent = 100, buy = 1, get = 1, getSkus = NoSku }, "getSkus");
        await RefusedAsync(new { name = "Unknown", percent = 10, skus = NoSku }, "skus");
        await RefusedAsync(new { name = "Nobody", percent = 10, groups = Nobody }, "groups");
        await RefusedAsync(new { name = "Everybody", percent = 10, groups = Blank }, "groups");
        await RefusedAsync(new { name = "Back", percent = 10, validFrom = "2026-02-01", validUntil = "2026-01-01" }, "validUntil");
        (await Guest.PostAsync("/admin/promotions", new { name = "Mine", percent = 100 }, NewKey())).ShouldBeProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task A_newcomer_has_what_is_for_newcomers_once_however_many_quotes_there_are()
    {
        var ((ada, _), sku) = (await Shop.CustomerAsync(), await ProductAsync(2000));
        (await PromotionAsync(new { name = "Welcome", percent = 50, groups = Newcomers, skus = new[] { sku } }))["perCustomerLimit"].GetInt32().ShouldBe(1);
        var quotes = new[] { await QuoteAsync(ada, await CartAsync(ada, (sku, 1))), await QuoteAsync(ada, await CartAsync(ada, (sku, 1))) };
        quotes.Select(q => Amount(q["discount"])).ShouldBe([1000, 1000]);
        (await ada.PostAsync("/orders", OrderBody(quotes[0]), NewKey())).ShouldBe(201);
        (await ada.PostAsync("/orders", OrderBody(quotes[1]), NewKey())).ShouldBeProblem(409, "quote-expired");
    }

    [Fact]
    public async Task What_is_nearly_reached_is_what_more_of_the_same_cart_would_have()
    {
        var (sku, other, name) = (await ProductAsync(2000), await ProductAsync(2000), $"Close {NewKey()[^8..]}");
        await PromotionAsync(new { name, percent = 10, skus = new[] { sku }, minimumSubtotal = Usd(4000), totalLimit = 1 });
        (await NearAsync(sku)).ShouldContain(name);
        (await NearAsync(other)).ShouldNotContain(name, "Nothing in the cart would have it.");
        (await Guest.PostAsync("/orders", OrderBody(await QuoteAsync(Guest, await CartAsync(Guest, (sku, 2)))), NewKey())).ShouldBe(201);
        (await NearAsync(sku)).ShouldNotContain(name, "It is used up.");
    }

    private async Task<List<string?>> NearAsync(string sku) =>
        [.. (await Guest.GetAsync($"/carts/{await CartAsync(Guest, (sku, 1))}"))["nearlyReached"].EnumerateArray()
            .Select(n => n.GetProperty("name").GetString())];

    [Fact]
    public async Task The_form_makes_a_promotion_that_shoppers_have()
    {
        var sku = await ProductAsync(1500);
        using var office = await Shop.OfficeAsync("/admin/promotions/new");
        (await office.PressAsync("Create the promotion", ("name", "Three for two"), ("percent", "100"), ("buy", "2"), ("skus", sku))).ShouldBe(422)
            .ShouldShow("Say how many to buy and how many to get, or neither.");
        (await office.PressAsync("Create the promotion", ("get", "1"))).ShouldBe(200).ShouldShow("The promotion is there.");
        var shown = await Guest.GetAsync($"/carts/{await CartAsync(Guest, (sku, 3))}");
        (Applied(shown), shown["promotions"][0].GetProperty("gives").GetString()).ShouldBe(("Three for two 1500", "Buy 2, get 1 free"));
    }

    private async Task RefusedAsync(object body, string field) => (await Admin.PostAsync("/admin/promotions", body, NewKey())).ShouldBeInvalid(field);
}
