using ClickCart.Inventory.Contracts;
using ClickCart.Notifications.Mails;
using ClickCart.Notifications.Staff;
using ClickCart.Payments.Contracts;
using ClickCart.Platform.Jobs;

namespace ClickCart.Tests.Notifications.Staff;

public sealed class NoteForStaffTests(SharedShop shared) : NoticeTest(shared)
{
    [Theory]
    [InlineData(0, "StaffNewOrder", "/admin/orders/")]
    [InlineData(1, "StaffPaymentAlert", "/admin/alerts")]
    [InlineData(2, "StaffFailedJob", "/admin/work/payments/")]
    [InlineData(3, "StaffLowStock", "/admin/stock/")]
    [InlineData(4, "StaffCheckFailed", "/admin/system/invariants")]
    [InlineData(5, "StaffFailedJob", "/hangfire/recurring")]
    public async Task Whoever_wants_it_gets_one_mail_of_it_that_leads_to_its_place(int which, string kind, string place)
    {
        var wants = await ToldAsync(Choice("atOnce", "atOnce", "atOnce", "atOnce", "atOnce"));
        var other = await ToldAsync(Choice());
        var (id, now) = (Guid.CreateVersion7(), TimeProvider.System.GetUtcNow());
        for (var twice = 0; twice < 2; twice++)
            await (which switch
            {
                0 => HappensAsync(Events.OrderConfirmed(id)),
                1 => HappensAsync(new AlertRaised($"test/{id}", null, "A dispute was opened.", now)),
                2 => HappensAsync(new WorkFailed(id, "payments", "payments.capture.v1", "payments.CapturePayment", now)),
                3 => HappensAsync(new StockRanLow($"LOW-{id:n}"[..20], 2, 5, 7, now)),
                5 => HappensAsync(new RecurringJobFailed($"Test {id}", 3, now, now)),
                _ => HappensAsync(new InvariantsBroken(id, ["6 ledger adds up"], 1, now)),
            });
        // Another test's notice may have come in between: then this one is in a mail together with it.
        (await MailsAsync(wants.Email)).Count(m => m.Kind.ToString() == kind).ShouldBeInRange(1, 2);
        (await MailsAsync(other.Email)).ShouldBeEmpty();
        using var office = await Shop.OfficeAsync("/admin/notices", wants.Email, wants.Password);
        office.ShouldShow("Told lately");
        office.Page.QuerySelectorAll("td a").Count(a => a.GetAttribute("href")!.StartsWith(place, StringComparison.Ordinal)).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_shop_tells_by_itself_of_an_order_and_of_stock_that_runs_low()
    {
        var wants = await ToldAsync(Choice(newOrder: "atOnce", lowStock: "atOnce"));
        var sku = await ProductAsync(stock: 7);
        var order = await OrderAsync(Guest, sku, quantity: 2);
        var news = new[] { (MailKind.StaffNewOrder, order["number"].GetString()!), (MailKind.StaffLowStock, $"{sku}: 5 units left, low from 5") };
        foreach (var (kind, told) in news)
            await Eventually.TrueAsync(async () =>
                (await MailsAsync(wants.Email)).Any(m => m.Kind == kind && m.Text.Contains(told, StringComparison.Ordinal)), told);
        using var office = await Shop.OfficeAsync("/admin/notices", wants.Email, wants.Password);
        office.ShouldShow("Told lately");
    }

    [Fact]
    public void What_cannot_be_mailed_is_no_news_by_mail()
    {
        var routes = Shop.Services.GetRequiredService<MessageRoutes>();
        routes.For(Failed("notifications.SendMail")).ShouldBeEmpty();
        routes.For(Failed("payments.CapturePayment")).ShouldHaveSingleItem().Subscriber.ShouldBe($"notifications.{nameof(NoteForStaff)}");

        static WorkFailed Failed(string subscriber) =>
            new(Guid.CreateVersion7(), subscriber.Split('.')[0], "x.y.v1", subscriber, TimeProvider.System.GetUtcNow());
    }
}
