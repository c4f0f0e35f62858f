using ClickCart.Notifications;
using ClickCart.Notifications.Mails;
using ClickCart.Notifications.Staff;
using ClickCart.Payments.Contracts;

namespace ClickCart.Tests.Notifications.Staff;

/// <summary>Somebody of the staff, what happens in the shop, and the mails that come of it.</summary>
public abstract class NoticeTest(SharedShop shared) : ShopTest(shared)
{
    protected static object Choice(string newOrder = "off", string paymentAlert = "off", string failedJob = "off", string lowStock = "off",
        string checkFailed = "off", int? digestHour = null) => new { newOrder, paymentAlert, failedJob, lowStock, checkFailed, digestHour };

    /// <summary>Support, who is told of what the body says.</summary>
    protected async Task<(string Email, string Password, Client Client)> ToldAsync(object choice)
    {
        var (email, password) = await Shop.SupportAsync(Admin);
        var client = await Shop.SignInAsync(email, password);
        (await client.PutAsync("/admin/notices", choice, (await client.GetAsync("/admin/notices")).ETag)).ShouldBe(200);
        return (email, password, client);
    }

    protected async Task AlertAsync(int many = 1)
    {
        for (var i = 0; i < many; i++)
        {
            var id = Guid.CreateVersion7();
            await HappensAsync(new AlertRaised($"test/{id}", null, $"Test alert {id}.", TimeProvider.System.GetUtcNow()));
        }
    }

    protected Task HappensAsync<TEvent>(TEvent message) where TEvent : IIntegrationEvent => Shop.AskAsync(async (IMediator mediator) =>
    {
        // The slice handles them all; the delivery is found by its shape.
        var delivery = Activator.CreateInstance(typeof(Delivery<,>).MakeGenericType(typeof(NoteForStaff), typeof(TEvent)), message)!;
        var done = await mediator.Send((IRequest<ClickCart.Kernel.Result>)delivery, TestContext.Current.CancellationToken);
        done.Error.ShouldBeNull();
        return done;
    });

    /// <summary>Writes what is due; then all notices that came to that address, the oldest first.</summary>
    internal async Task<IReadOnlyList<Mail>> MailsAsync(string to)
    {
        await Shop.RunAsync<SendNotices>();
        return await Shop.AskAsync((NotificationsDbContext db) => db.Mails.AsNoTracking()
            .Where(m => m.To == to && m.Cause.StartsWith("staff-") && m.Kind != MailKind.StaffInvited && m.Kind != MailKind.StaffSignIn)
            .OrderBy(m => m.At).ThenBy(m => m.Id).ToListAsync());
    }
}
