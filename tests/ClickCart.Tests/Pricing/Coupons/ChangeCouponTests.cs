using ClickCart.Pricing;
using ClickCart.Pricing.Coupons;

namespace ClickCart.Tests.Pricing.Coupons;

public sealed class ChangeCouponTests(SharedShop shared) : CouponTest(shared)
{
    [Fact]
    public async Task All_rules_are_set_but_limits_do_not_fall_below_what_is_used()
    {
        var code = await CouponAsync();
        for (var i = 0; i < 2; i++) await RedeemAsync(code, NewOrder());
        var etag = (await Admin.GetAsync($"/admin/coupons/{code}")).ETag;
        (await Admin.PutAsync($"/admin/coupons/{code}", new { percent = 20 })).ShouldBeProblem(428, "precondition-required");
        (await Admin.PutAsync($"/admin/coupons/{code}", new { percent = 20, totalLimit = 1 }, etag)).ShouldBeInvalid("totalLimit");
        (await Admin.PutAsync($"/admin/coupons/{code}", new { percent = 20, perCustomerLimit = 1 }, etag)).ShouldBeInvalid("perCustomerLimit");
        (await Admin.PutAsync($"/admin/coupons/{code.ToLowerInvariant()}", new { percent = 20, totalLimit = 2, active = false }, etag)).ShouldBe(200)["percent"]
            .GetInt32().ShouldBe(20);
        (await Admin.PutAsync($"/admin/coupons/{code}", new { percent = 30 }, etag)).ShouldBeProblem(412, "stale-version");
        (await Admin.PutAsync("/admin/coupons/no-such-coupon", new { percent = 30 }, "\"1\"")).ShouldBeProblem(404, "not-found");
    }

    [Fact]
    public async Task The_form_sets_the_rules()
    {
        var code = await CouponAsync(totalLimit: 5);
        using var office = await Shop.OfficeAsync($"/admin/coupons/code/{code}");
        (await office.PressAsync("Save", ("percent", ""), ("amount", "7.50"), ("totalLimit", ""), ("validUntil", "2031-01-31T12:00"))).ShouldBe(200)
            .ShouldShow("The coupon is changed.");
        var changed = await Admin.GetAsync($"/admin/coupons/{code}");
        changed["amount"].GetProperty("amount").GetInt64().ShouldBe(750);
        changed["percent"].ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        changed["totalLimit"].ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        changed["validUntil"].GetDateTimeOffset().ShouldBe(new DateTimeOffset(2031, 1, 31, 12, 0, 0, TimeSpan.Zero));
        changed["active"].GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task The_form_shows_days_as_days_and_keeps_what_the_api_has_set_to_the_minute()
    {
        var code = await CouponAsync();
        using var office = await Shop.OfficeAsync($"/admin/coupons/code/{code}");
        (await office.PressAsync("Save", ("validFrom", "2031-01-01"), ("validUntil", "2031-01-31"))).ShouldBe(200).ShouldShow("The coupon is changed.");
        var changed = await Admin.GetAsync($"/admin/coupons/{code}");
        changed["validFrom"].GetDateTimeOffset().ShouldBe(new DateTimeOffset(2031, 1, 1, 0, 0, 0, TimeSpan.Zero));
        changed["validUntil"].GetDateTimeOffset().ShouldBe(new DateTimeOffset(2031, 2, 1, 0, 0, 0, TimeSpan.Zero));
        (await office.OpenAsync($"/admin/coupons/code/{code}")).ShouldBe(200).Page.QuerySelector("[name=validUntil]")!.GetAttribute("value")
            .ShouldBe("2031-01-31");

        (await Admin.PutAsync($"/admin/coupons/{code}", new { percent = 20, validUntil = "2031-01-31T12:30:00+02:00" }, changed.ETag)).ShouldBe(200);
        (await office.OpenAsync($"/admin/coupons/code/{code}")).ShouldBe(200).Page.QuerySelector("[name=validUntil]")!.GetAttribute("value")
            .ShouldBe("2031-01-31T10:30");
        (await office.PressAsync("Save")).ShouldBe(200);
        (await Admin.GetAsync($"/admin/coupons/{code}"))["validUntil"].GetDateTimeOffset().ShouldBe(new DateTimeOffset(2031, 1, 31, 10, 30, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task A_form_that_is_out_of_date_is_shown_again_with_what_was_typed()
    {
        var code = await CouponAsync();
        using var office = await Shop.OfficeAsync($"/admin/coupons/code/{code}");
        (await Admin.PutAsync($"/admin/coupons/{code}", new { percent = 20 }, (await Admin.GetAsync($"/admin/coupons/{code}")).ETag)).ShouldBe(200);
        (await office.PressAsync("Save", ("percent", "33"))).ShouldBe(412);
        (await office.PressAsync("Save")).ShouldBe(200);
        (await Admin.GetAsync($"/admin/coupons/{code}"))["percent"].GetInt32().ShouldBe(33);
    }

    [Fact]
    public async Task An_order_that_uses_it_does_not_make_its_form_out_of_date()
    {
        var code = await CouponAsync();
        using var office = await Shop.OfficeAsync($"/admin/coupons/code/{code}");
        (await RedeemAsync(code, NewOrder())).Succeeded.ShouldBeTrue();
        (await office.PressAsync("Save", ("percent", "33"))).ShouldBe(200).ShouldShow("The coupon is changed.");
        (await UsesAsync(code)).ShouldBe(1);
    }

    [Fact]
    public async Task An_order_that_came_while_a_limit_was_lowered_keeps_to_the_new_one()
    {
        var code = await CouponAsync();
        (await RedeemAsync(code, NewOrder())).Succeeded.ShouldBeTrue();
        var order = await WhileAsync(
            db => db.Coupons.Where(c => c.Code == code).ExecuteUpdateAsync(set => set.SetProperty(c => c.PerCustomerLimit, 1)),
            () => RedeemAsync(code, NewOrder()));
        ShouldBeRefused(order.Error, "customer-limit");
    }

    [Fact]
    public async Task A_limit_is_not_lowered_below_a_use_that_was_taken_meanwhile()
    {
        var code = await CouponAsync();
        (await RedeemAsync(code, NewOrder())).Succeeded.ShouldBeTrue();
        var etag = (await Admin.GetAsync($"/admin/coupons/{code}")).ETag;
        var changed = await WhileAsync(
            async db =>
            {
                var coupon = await db.Coupons.AsNoTracking().SingleAsync(c => c.Code == code);
                var use = Redemption.Of(NewOrder(), coupon, new(null, null, "someone@example.com"), new(100, "USD"));
                (await db.TakeAsync(coupon, use.Names, TestContext.Current.CancellationToken)).Succeeded.ShouldBeTrue();
                use.Pend(Shop.Clock.GetUtcNow().AddMinutes(15), Shop.Clock.GetUtcNow());
                db.Redemptions.Add(use);
                await db.SaveChangesAsync();
            },
            () => Admin.PutAsync($"/admin/coupons/{code}", new { percent = 10, perCustomerLimit = 1 }, etag));
        changed.ShouldBeInvalid("perCustomerLimit");
    }

    /// <summary>Begins something while a commit is open that it must wait for. Only PostgreSQL shows that it waits; on SQLite it has not yet begun to
    /// write.</summary>
    private async Task<T> WhileAsync<T>(Func<PricingDbContext, Task> commit, Func<Task<T>> begin)
    {
        await using var scope = Shop.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PricingDbContext>();
        await using var write = await db.BeginWriteAsync(TestContext.Current.CancellationToken);
        await commit(db);
        var begun = Task.Run(begin);
        if (TestDatabase.Provider is DatabaseProvider.PostgreSql) await Eventually.TrueAsync(IsAnybodyWaitingAsync, "it waits for the commit");
        await write.CommitAsync(TestContext.Current.CancellationToken);
        return await begun;
    }

    // In a transaction of its own: inside one PostgreSQL shows the same picture of its sessions for ever.
    private async Task<bool> IsAnybodyWaitingAsync()
    {
        await using var scope = Shop.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PricingDbContext>().Database
            .SqlQuery<bool>($"""SELECT bool_or(wait_event_type = 'Lock' AND query LIKE '%pricing.coupons%') AS "Value" FROM pg_stat_activity WHERE datname = current_database()""").SingleAsync();
    }
}
