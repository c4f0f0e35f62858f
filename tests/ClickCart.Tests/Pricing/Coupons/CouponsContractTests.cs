using ClickCart.Pricing.Contracts;

namespace ClickCart.Tests.Pricing.Coupons;

public sealed class CouponsContractTests(SharedShop shared) : CouponTest(shared)
{
    [Fact]
    public async Task Of_fifty_orders_for_the_last_use_exactly_one_gets_it()
    {
        var code = await CouponAsync(totalLimit: 1);
        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() => RedeemAsync(code, NewOrder(), $"c{i}@example.com"))));
        results.Count(r => r.Succeeded).ShouldBe(1);
        foreach (var refused in results.Where(r => !r.Succeeded)) ShouldBeRefused(refused.Error, "used-up");
        (await UsesAsync(code)).ShouldBe(1);
    }

    [Fact]
    public async Task Of_twenty_orders_of_one_customer_the_limit_lets_two_through()
    {
        var code = await CouponAsync(perCustomerLimit: 2);
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            Task.Run(() => RedeemAsync(code, NewOrder(), i % 2 == 0 ? "Ada@Example.com" : "ada@example.com"))));
        results.Count(r => r.Succeeded).ShouldBe(2);
        foreach (var refused in results.Where(r => !r.Succeeded)) ShouldBeRefused(refused.Error, "customer-limit");
        (await RedeemAsync(code, NewOrder(), "bob@example.com")).Succeeded.ShouldBeTrue();
        (await UsesAsync(code)).ShouldBe(3);
        ShouldBeRefused((await CheckAsync(code, new Money(1000, "USD"), "ADA@example.com")).Error, "customer-limit");
    }

    [Theory]
    [InlineData("ada.lovelace+shop@gmail.com", "AdaLovelace@googlemail.com", true)]
    [InlineData("ada+1@outlook.com", "ada+2@outlook.com", true)]
    [InlineData("ada+1@example.com", "ada+2@example.com", false)]
    public async Task One_mailbox_is_one_customer_however_its_address_is_written(string first, string second, bool isOne)
    {
        var code = await CouponAsync(perCustomerLimit: 1);
        (await RedeemAsync(code, NewOrder(), first)).Succeeded.ShouldBeTrue();
        (await CheckAsync(code, new Money(1000, "USD"), second)).Succeeded.ShouldBe(!isOne);
        (await RedeemAsync(code, NewOrder(), second)).Succeeded.ShouldBe(!isOne);
    }

    [Fact]
    public async Task One_address_is_one_customer_with_an_account_and_without()
    {
        var (sku, (customer, email)) = (await ProductAsync(), await Shop.CustomerAsync());
        var (once, guestsFirst) = (await CouponAsync(perCustomerLimit: 1), await CouponAsync(perCustomerLimit: 1));
        var typed = await CouponAsync(perCustomerLimit: 1);
        (await OrderAsync(customer, once, email)).ShouldBe(201);
        (await OrderAsync(Guest, once, email.ToUpperInvariant())).ShouldBeProblem(409, "coupon-not-usable")["reason"].GetString().ShouldBe("customer-limit");

        (await OrderAsync(Guest, guestsFirst, email)).ShouldBe(201);
        var cart = await CartAsync(customer, (sku, 1));
        (await customer.PutAsync($"/carts/{cart}/coupon", new { code = guestsFirst })).ShouldBeProblem(409, "coupon-not-usable");

        // Another address typed at checkout is theirs as well, and the account still is.
        var other = $"other-{NewOrder():n}@example.com";
        (await OrderAsync(customer, typed, other)).ShouldBe(201);
        foreach (var address in new[] { other, email })
            (await OrderAsync(Guest, typed, address)).ShouldBeProblem(409, "coupon-not-usable");

        async Task<ApiResponse> OrderAsync(Client client, string code, string address)
        {
            var with = await CartAsync(client, (sku, 1));
            (await client.PutAsync($"/carts/{with}/coupon", new { code })).ShouldBe(200);
            return await client.PostAsync("/orders", OrderBody(await QuoteAsync(client, with), email: address), NewKey());
        }
    }

    [Fact]
    public async Task The_same_order_takes_one_use_however_often_it_asks()
    {
        var (code, order) = (await CouponAsync(totalLimit: 2), NewOrder());
        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => RedeemAsync(code.ToLowerInvariant(), order))));
        results.ShouldAllBe(r => r.Succeeded);
        (await UsesAsync(code)).ShouldBe(1);
    }

    [Fact]
    public async Task A_use_that_was_taken_in_vain_is_free_at_once_unless_another_try_has_found_it()
    {
        var (code, order, until) = (await CouponAsync(totalLimit: 1), NewOrder(), Shop.Clock.GetUtcNow().AddMinutes(15));
        until = until.AddTicks(-(until.Ticks % TimeSpan.TicksPerMicrosecond));
        async Task ReleaseAsync(DateTimeOffset taken)
        {
            await using var scope = Shop.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ICoupons>().ReleaseAsync(order, taken, TestContext.Current.CancellationToken);
        }
        await RedeemAsync(code, order, expiresAt: until);
        await RedeemAsync(code, order, expiresAt: until.AddMinutes(1));
        await ReleaseAsync(until);
        (await UsesAsync(code)).ShouldBe(1);
        await ReleaseAsync(until.AddMinutes(1));
        (await UsesAsync(code)).ShouldBe(0);
        (await RedeemAsync(code, order)).Succeeded.ShouldBeTrue();
        (await UsesAsync(code)).ShouldBe(1);
    }

    [Fact]
    public async Task A_check_says_why_not()
    {
        var usd = new Money(10_000, "USD");
        (await CheckAsync("no-such-coupon", usd)).Error!.Type.ShouldBe("not-found");
        ShouldBeRefused((await CheckAsync("SAVE5", new Money(4999, "USD"))).Error, "below-minimum");
        ShouldBeRefused((await CheckAsync("SAVE5", new Money(5000, "EUR"))).Error, "wrong-currency");
        (await CheckAsync("save5", new Money(5000, "USD"))).Value.Amount.ShouldBe(new Money(500, "USD"));

        var (early, late, off) = ("E" + NewOrder().ToString("n")[12..], "L" + NewOrder().ToString("n")[12..], "O" + NewOrder().ToString("n")[12..]);
        (await Admin.PostAsync("/admin/coupons", new { code = early, percent = 5, validFrom = Shop.Clock.GetUtcNow().AddHours(1) })).ShouldBe(201);
        (await Admin.PostAsync("/admin/coupons", new { code = late, percent = 5, validUntil = Shop.Clock.GetUtcNow().AddHours(-1) })).ShouldBe(201);
        (await Admin.PostAsync("/admin/coupons", new { code = off, percent = 5, active = false })).ShouldBe(201);
        ShouldBeRefused((await CheckAsync(early, usd)).Error, "not-started");
        ShouldBeRefused((await CheckAsync(late, usd)).Error, "expired");
        ShouldBeRefused((await CheckAsync(off, usd)).Error, "inactive");
        ShouldBeRefused((await RedeemAsync(off, NewOrder())).Error, "inactive");
    }
}
