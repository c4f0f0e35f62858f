using ClickCart.Payments.Contracts;
using ClickCart.Payments.Payments;

namespace ClickCart.Tests.Payments.Payments;

[Collection(nameof(PaymentsHost))]
public sealed class ListAlertsTests(PaymentsHost host)
{
    [Fact]
    public async Task What_a_person_must_look_at_is_listed_newest_first_page_by_page()
    {
        var (older, newer) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var now = host.Clock.GetUtcNow().AddYears(1);
        await host.ReadAsync(async db =>
        {
            await db.RaiseAsync(Alert.Of("test", older.ToString(), older, "The older one.", now), default);
            await db.RaiseAsync(Alert.Of("test", newer.ToString(), null, "The newer one.", now.AddSeconds(1)), default);
            return await db.SaveChangesAsync();
        });
        var first = (await host.SendAsync(new ListAlerts.Request(now, null, new(1, null)))).Value;
        first.Items.ShouldHaveSingleItem().Detail.ShouldBe("The newer one.");
        var second = (await host.SendAsync(new ListAlerts.Request(now, null, new(1, first.NextCursor)))).Value;
        second.Items.ShouldHaveSingleItem().OrderId.ShouldBe(older);
        (await host.SendAsync(new ListAlerts.Request(now.AddSeconds(1), null, new(9, null)))).Value.Items.ShouldHaveSingleItem().Detail.ShouldBe("The newer one.");
        // Other modules can subscribe to it.
        var told = (await host.EventsAsync<AlertRaised>(older)).ShouldHaveSingleItem();
        (told.OrderId, told.Detail).ShouldBe((older, "The older one."));
    }
}
