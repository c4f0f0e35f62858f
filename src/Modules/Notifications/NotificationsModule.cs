using ClickCart.Notifications.Mails;
using ClickCart.Notifications.Smtp;
using ClickCart.Notifications.Templates;

namespace ClickCart.Notifications;

public sealed class NotificationsModule : IModule
{
    public string Name => "notifications";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<Post>();
        services.AddTemplates();
        services.AddSingleton<HiddenLinks>();
        services.AddSingleton<Envelope>();
        services.AddSingleton<KeptMails>();
        services.AddSingleton<SmtpSettings>();
        services.AddSingleton<SmtpSender>();
        services.AddSettings(SmtpSettings.OfHost);
        services.AddSingleton(SmtpSettings.SenderIsKnown);
        foreach (var setting in SmtpSettings.OfOwner) services.AddSingleton(setting);
        services.AddSingleton(new AdminMenuEntry(27, "/admin/mails", "Mails", "mail", Permissions.ReadMails));
        services.AddSingleton(new ApiTag(190, "Mails", "What customers and staff were written, and what became of it."));
        services.AddSingleton(new ProblemHelp("mail-queued",
            "The mail waits for its next try, so there is nothing to send again. Read it a little later.", Mail.IsQueued));
    }
}
