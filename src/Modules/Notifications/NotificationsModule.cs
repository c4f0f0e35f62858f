using ClickCart.Inventory.Contracts;
using ClickCart.Notifications.BackInStock;
using ClickCart.Notifications.Mails;
using ClickCart.Notifications.Smtp;
using ClickCart.Notifications.Staff;
using ClickCart.Notifications.Templates;

namespace ClickCart.Notifications;

public sealed class NotificationsModule : IModule
{
    public string Name => "notifications";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<NotificationsQueries>();
        services.AddScoped<MailQueue>();
        services.AddTemplates();
        services.AddSingleton<HiddenLinks>();
        services.AddSingleton<Envelope>();
        services.AddScoped<AttachedInvoice>();
        services.AddSingleton<KeptMails>();
        services.AddSingleton<SmtpSettings>();
        services.AddSingleton<SmtpSender>();
        services.AddSettings(SmtpSettings.OfHost);
        services.AddSettings(AttachedInvoice.IsOn);
        services.AddSettings(KeptMails.Days);
        services.AddSingleton(KeptMails.OfOwner);
        services.AddSingleton(SmtpSettings.SenderIsKnown);
        foreach (var setting in SmtpSettings.OfOwner) services.AddSingleton(setting);
        services.AddSingleton(AttachedInvoice.OfOwner);
        services.AddSingleton(new AdminMenuEntry(27, "/admin/mails", "Mails", "mail", Permissions.ReadMails));
        services.AddSingleton(new ApiTag(190, "Mails", "What customers and staff were written, and what became of it."));
        services.AddSingleton(new ProblemHelp("mail-queued",
            "The mail waits for its next try, so there is nothing to send again. Read it a little later.", Mail.IsQueued));
        services.AddSingleton(new ProblemHelp("mail-link-forgotten",
            "The mail held a link for once, which is not kept after it was sent. Ask for a new link: for a password, a confirmation, an invitation. "
                + "A gift card gets a new code on its page.",
            Mail.LinkIsForgotten));
        AddStaff(services);
        AddBackInStock(services);
    }

    private static void AddStaff(IServiceCollection services)
    {
        services.AddScoped<StaffNotices>();
        services.AddSingleton<NoticeMail>();
        services.AddSingleton(StaffNotices.OfOwner);
        services.AddSettings(StaffNotices.AtOnceMinutes, StaffNotices.DigestHour);
        services.AddSingleton(new AdminMenuEntry(90, "/admin/notices", "My notices", "bell", Permissions.ChooseNotices));
        services.AddSingleton(new ApiTag(195, "Notices", "What each of the staff is told of by mail, and when."));
    }

    private static void AddBackInStock(IServiceCollection services)
    {
        services.AddScoped<WaitlistMail>();
        services.AddScoped<IWaitingBuyers, WaitingBuyers>();
        services.AddSingleton(new ProblemHelp("is-in-stock",
            "Nobody has to wait for it: some can be bought now. Read the availability again, and put it into the cart.", AskForStock.IsInStock("Willow teapot")));
    }
}
