using ClickCart.Notifications.Mails;

namespace ClickCart.Tests.Ordering.Supplements;

[Collection(nameof(SupplementShop))]
public sealed class CarryOutSupplementTests(SupplementShop shared) : SupplementTest(shared)
{
    [Fact]
    public async Task What_is_paid_for_an_order_that_was_changed_otherwise_meanwhile_goes_back_in_full()
    {
        var email = $"s{Guid.CreateVersion7():n}@example.com";
        var (order, sku) = await OrderedAsync(email: email);
        var secret = await AskedAsync(order, sku);
        (await PayAsync(secret, NeedsBank)).ShouldBe(202);
        var bank = await ActionUrlAsync(order);
        (await PayAsync(secret)).ShouldBeProblem(409, "supplement-under-way");
        (await DoAsync(order, "edits", new { discount = Usd(100), reason = "For your patience." })).ShouldBe(200);
        // Not by the job yet: what was paid comes to know it.
        await ApproveAsync(bank);
        await Eventually.TrueAsync(async () => await SupplementsAsync(order) is var (taken, back) && taken > 0 && back == taken
            || (await ReviewAsync(order))["supplements"][0].GetProperty("status").ValueEquals("expired") && taken == 0, "nothing is kept");
        var now = await ReviewAsync(order);
        now["lines"][0].GetProperty("quantity").GetInt32().ShouldBe(1);
        now["supplements"][0].GetProperty("endReason").GetString().ShouldBe("The order was changed otherwise meanwhile.");
        if (now["supplements"][0].GetProperty("status").ValueEquals("givenBack"))
        {
            await Shop.MailAsync(email, MailKind.DifferenceGivenBack);
            (await Admin.GetAsync("/admin/alerts")).ShouldBe(200).Text.ShouldContain("that was not made, and go back");
            Happened(now).ShouldContain("supplementGivenBack");
        }
        await Shop.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task What_is_paid_for_what_is_sold_out_meanwhile_goes_back_in_full_and_everybody_is_told()
    {
        var email = $"s{Guid.CreateVersion7():n}@example.com";
        var (order, sku) = await OrderedAsync(email: email, stock: 3);
        (await PayAsync(await AskedAsync(order, sku), NeedsBank)).ShouldBe(202);
        var bank = await ActionUrlAsync(order);
        // The hold is lost, as when it has run out, and somebody else buys what it held.
        var payment = await Shop.AskAsync((ClickCart.Payments.PaymentsDbContext db) => db.Payments.Where(p => p.SupplementOf == order["id"].GetGuid())
            .Select(p => p.Id).SingleAsync());
        await Shop.AskAsync((ClickCart.Inventory.Contracts.IStockHolds stock) => stock.TryHoldAsync(
            payment, [new(sku, 2)], Shop.Clock.GetUtcNow().AddMinutes(-2), TestContext.Current.CancellationToken));
        await Eventually.TrueAsync(async () => await OnHandLessHeldAsync(sku) == 2, "the hold has run out");
        await OrderAsync(Guest, sku, 2);
        await ApproveAsync(bank);
        var now = await SupplementUntilAsync(order, "givenBack");
        await Eventually.TrueAsync(async () => await SupplementsAsync(order) is var (taken, back) && taken > 0 && back == taken, "the difference is back");
        now["lines"][0].GetProperty("quantity").GetInt32().ShouldBe(1);
        Happened(now).ShouldContain("supplementGivenBack");
        (await Shop.MailAsync(email, MailKind.DifferenceGivenBack)).Text.ShouldContain("go back in full");
        await Eventually.TrueAsync(async () => (await Admin.GetAsync("/admin/alerts")).ShouldBe(200).Text.Contains(
            $"paid for a change of order {order["number"].GetString()}", StringComparison.Ordinal), "staff is told");
        await Shop.ShouldBeSoundAsync();
    }
}
