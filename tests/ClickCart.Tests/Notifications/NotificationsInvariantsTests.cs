using ClickCart.Notifications;
using ClickCart.Notifications.Mails;
using ClickCart.Ordering.Contracts;

namespace ClickCart.Tests.Notifications;

public sealed class NotificationsInvariantsTests(SharedShop shared) : ShopTest(shared)
{
    private sealed class Later(TimeProvider clock) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow().AddMinutes(6);
    }

    [Fact]
    public async Task An_order_that_nobody_wrote_about_is_named()
    {
        var sku = await ProductAsync();
        // The first mail of the shop lies before the second order.
        var written = await WrittenAsync(await OrderAsync(Guest, sku));
        var unwritten = await WrittenAsync(await OrderAsync(Guest, sku));
        await using var scope = Shop.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NotificationsDbContext>();
        // Never committed: the shop is not this test's alone.
        await using var lost = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await db.Mails.Where(m => m.OrderId == unwritten["id"].GetGuid() && m.Kind == MailKind.OrderReceived)
            .ExecuteDeleteAsync(TestContext.Current.CancellationToken);
        var invariants = new NotificationsInvariants(
            db, scope.ServiceProvider.GetRequiredService<IOrderReader>(), scope.ServiceProvider.GetRequiredService<IConfiguration>(), new Later(Shop.Clock));
        var found = await invariants.All.Single().Violations(TestContext.Current.CancellationToken);
        found.ShouldContain($"order {unwritten["number"].GetString()}: 0 mails that it has come");
        found.ShouldNotContain(text => text.Contains(written["number"].GetString()!, StringComparison.Ordinal));
    }

    private async Task<ApiResponse> WrittenAsync(ApiResponse order)
    {
        await Eventually.TrueAsync(() => Shop.AskAsync((NotificationsDbContext db) =>
            db.Mails.AnyAsync(m => m.OrderId == order["id"].GetGuid() && m.Kind == MailKind.OrderReceived && m.Status == MailStatus.Kept)), "it is written");
        return order;
    }
}
