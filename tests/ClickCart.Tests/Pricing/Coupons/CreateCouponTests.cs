namespace ClickCart.Tests.Pricing.Coupons;

public sealed class CreateCouponTests(SharedShop shared) : CouponTest(shared)
{
    [Fact]
    public async Task Codes_are_unique_without_case()
    {
        var code = await CouponAsync();
        (await Admin.PostAsync("/admin/coupons", new { code = code.ToLowerInvariant(), percent = 10 })).ShouldBeProblem(409, "code-taken");
    }

    [Fact]
    public async Task Rules_that_make_no_sense_are_refused_by_name()
    {
        var usd = new { amount = 500, currency = "USD" };
        await RefusedAsync(new { code = "A B", percent = 10 }, "code");
        await RefusedAsync(new { percent = 10 }, "code");
        await RefusedAsync(new { code = "NOTHING" }, "percent");
        await RefusedAsync(new { code = "BOTH", percent = 10, amount = usd }, "percent");
        await RefusedAsync(new { code = "MUCH", percent = 101 }, "percent");
        await RefusedAsync(new { code = "FREE", amount = new { amount = 0, currency = "USD" } }, "amount");
        await RefusedAsync(new { code = "MIXED", amount = usd, minimumSubtotal = new { amount = 1, currency = "EUR" } }, "minimumSubtotal");
        await RefusedAsync(new { code = "NEVER", percent = 10, totalLimit = 0 }, "totalLimit");
        await RefusedAsync(new { code = "BACK", percent = 10, validFrom = "2026-02-01T00:00:00Z", validUntil = "2026-01-01T00:00:00Z" }, "validUntil");
        (await Guest.PostAsync("/admin/coupons", new { code = "MINE", percent = 100 })).ShouldBeProblem(401, "unauthenticated");
    }

    [Theory]
    [InlineData("2026-12-31T23:59:59")]
    [InlineData("2026-12-31T23:59")]
    [InlineData("2026-12-31 23:59:59Z")]
    [InlineData("12/31/2026")]
    [InlineData("31 December 2026")]
    [InlineData("2026-02-30")]
    public async Task A_time_that_is_another_moment_on_another_server_is_malformed(string text)
    {
        foreach (var body in new object[] { new { code = "NEVER", percent = 10, validUntil = text }, new { code = "NEVER", percent = 10, validFrom = text } })
            (await Admin.PostAsync("/admin/coupons", body)).ShouldBeProblem(400, "malformed-request")["detail"].GetString()!.ShouldContain("2026-11-25");
    }

    [Fact]
    public async Task A_day_is_the_whole_of_it_in_the_shops_time_zone_for_the_api_and_for_the_page()
    {
        await using var shop = await Shop.StartAsync(("ClickCart:TimeZone", "Europe/Berlin"));
        var admin = await shop.AdminAsync();
        (await admin.PostAsync("/admin/coupons", new { code = "BY-API", percent = 10, validFrom = "2026-12-31", validUntil = "2026-12-31" })).ShouldBe(201);
        using var office = await shop.OfficeAsync("/admin/coupons/new");
        (await office.PressAsync("Create the coupon", ("code", "BY-PAGE"), ("percent", "10"), ("validFrom", "2026-12-31"), ("validUntil", "2026-12-31")))
            .ShouldBe(200);
        foreach (var code in new[] { "BY-API", "BY-PAGE" })
        {
            var coupon = (await admin.GetAsync($"/admin/coupons/{code}")).ShouldBe(200);
            coupon["validFrom"].GetDateTimeOffset().ShouldBe(new DateTimeOffset(2026, 12, 30, 23, 0, 0, TimeSpan.Zero), code);
            coupon["validUntil"].GetDateTimeOffset().ShouldBe(new DateTimeOffset(2026, 12, 31, 23, 0, 0, TimeSpan.Zero), code);
        }
        (await admin.PostAsync("/admin/coupons", new { code = "NO-DAY", percent = 10, validFrom = "2026-12-31", validUntil = "2026-12-30" }))
            .ShouldBeInvalid("validUntil");
    }

    [Theory]
    [InlineData("12.5", "12.5", 1250)]
    [InlineData("12.50", "12.5", 1250)]
    [InlineData("0.01", "0.01", 1)]
    [InlineData("33.33", "33.33", 3333)]
    [InlineData("1e1", "10", 1000)]
    [InlineData("100", "100", 10_000)]
    public async Task A_percentage_has_up_to_two_decimals(string sent, string shown, long discount)
    {
        var code = "F" + NewKey()[^12..].ToUpperInvariant();
        (await Admin.PostAsync("/admin/coupons", $$"""{"code":"{{code}}","percent":{{sent}}}""")).ShouldBe(201)["percent"].GetRawText().ShouldBe(shown);
        using var office = await Shop.OfficeAsync($"/admin/coupons/code/{code}");
        office.ShouldBe(200).ShouldShow($"{shown}% off");
        (await office.PressAsync("Save")).ShouldBe(200);
        (await Admin.GetAsync($"/admin/coupons/{code}"))["percent"].GetRawText().ShouldBe(shown);
        var cart = await CartAsync(Guest, (await ProductAsync(price: 10_000), 1));
        (await Guest.PutAsync($"/carts/{cart}/coupon", new { code })).ShouldBe(200);
        (await QuoteAsync(Guest, cart))["discount"].GetProperty("amount").GetInt64().ShouldBe(discount);
    }

    [Theory]
    [InlineData("0", 422)]
    [InlineData("0.005", 422)]
    [InlineData("12.345", 422)]
    [InlineData("100.01", 422)]
    [InlineData("-5", 422)]
    [InlineData("1e28", 422)]
    [InlineData("\"12.5\"", 400)]
    [InlineData("1e400", 400)]
    [InlineData("12,5", 400)]
    public async Task What_is_no_such_percentage_is_refused(string sent, int status) =>
        (await Admin.PostAsync("/admin/coupons", $$"""{"code":"NEVER","percent":{{sent}}}""")).ShouldBe(status);

    private async Task RefusedAsync(object body, string field) => (await Admin.PostAsync("/admin/coupons", body)).ShouldBeInvalid(field);

    [Fact]
    public async Task The_form_makes_a_coupon_that_a_shopper_can_use()
    {
        var code = "F" + NewKey()[^12..].ToUpperInvariant();
        using var office = await Shop.OfficeAsync("/admin/coupons/new");
        (await office.PressAsync("Create the coupon", ("code", code), ("percent", "25"), ("minimumSubtotal", "10.00"), ("perCustomerLimit", "1"))).ShouldBe(200)
            .ShouldShow("The coupon is there.");

        var cart = await CartAsync(Guest, (await ProductAsync(price: 2000), 1));
        (await Guest.PutAsync($"/carts/{cart}/coupon", new { code })).ShouldBe(200);
        (await QuoteAsync(Guest, cart))["discount"].GetProperty("amount").GetInt64().ShouldBe(500);
    }

    [Fact]
    public async Task A_refused_form_keeps_what_was_typed_and_says_which_field_is_wrong()
    {
        using var office = await Shop.OfficeAsync("/admin/coupons/new?currency=EUR");
        (await office.PressAsync("Create the coupon", ("code", "EURO5"), ("percent", "10"), ("amount", "5.00"))).ShouldBe(422);
        office.Page.QuerySelector("[name=percent]")!.GetAttribute("aria-invalid").ShouldBe("true");
        office.Page.QuerySelector("[name=amount]")!.GetAttribute("value").ShouldBe("5.00");
        (await office.PressAsync("Create the coupon", ("percent", ""))).ShouldBe(200);
        (await Admin.GetAsync("/admin/coupons/EURO5"))["amount"].GetProperty("currency").GetString().ShouldBe("EUR");
    }
}
