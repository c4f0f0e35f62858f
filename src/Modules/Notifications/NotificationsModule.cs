using ClickCart.Notifications.Mails;
using ClickCart.Notifications.Templates;

namespace ClickCart.Notifications;

public sealed class NotificationsModule : IModule
{
    public string Name => "notifications";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<Post>();
        services.AddScoped<ITemplates, PlainTemplates>();
        services.AddSingleton<HiddenLinks>();
    }
}
