using ClickCart.BackOffice.BackgroundWork;
using ClickCart.BackOffice.Connections;
using ClickCart.BackOffice.Jobs;
using ClickCart.BackOffice.LegalPages;
using ClickCart.BackOffice.Opening;
using ClickCart.BackOffice.Settings;
using ClickCart.BackOffice.Views;
using Hangfire;

namespace ClickCart.BackOffice;

/// <summary>The back office's pages about the shop as a whole, and what its owner has set. Else it reads what Platform keeps for every module.</summary>
public sealed class BackOfficeModule : IModule
{
    // The dashboard keeps its renderers for the whole process.
    static BackOfficeModule() => GlobalConfiguration.Configuration.UseJobDetailsRenderer(10, JobsDashboard.LinkToWork);

    public string Name => "backoffice";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(new AdminMenuEntry(0, "/admin", "Dashboard", "dashboard", Permissions.ReadDashboard));
        services.AddSingleton(new AdminMenuEntry(70, "/admin/work", "Background work", "work", Permissions.ReadWork));
        services.AddSingleton(new AdminMenuEntry(75, JobsDashboard.Path, "Jobs", "work", Permissions.ReadWork));
        services.AddSingleton(new PathContentPolicy(JobsDashboard.Path, JobsDashboard.ContentPolicy));
        services.AddSingleton(new AdminMenuEntry(80, "/admin/system", "System", "system", Permissions.ReadSystem));
        services.AddSingleton(new AdminMenuEntry(85, SettingsResponse.Address, "Settings", "edit", Permissions.EditSettings));
        services.AddScoped<ConnectionList>();
        services.AddScoped<OpeningList>();
        services.AddSingleton(OpeningList.Setting);
        services.AddSingleton<SettingList>();
        services.AddScoped<SettingsEditor>();
        services.AddScoped<LegalPageHistory>();
        services.AddScoped<IShopMenu, LegalPageLinks>();
        services.AddSingleton(new ApiTag(75, "Pages", "What the shop says about itself: terms, privacy, returns, imprint."));
        services.AddSingleton<FollowSettings>();
        services.AddSingleton<IKeptSettings>(p => p.GetRequiredService<FollowSettings>());
        services.AddSingleton<ICommitListener>(p => p.GetRequiredService<FollowSettings>());
        services.AddHostedService(p => p.GetRequiredService<FollowSettings>());
        services.AddSingleton(new ApiTag(185, "Settings", "What the owner of the shop sets, and where each value comes from."));
        services.AddScoped<IListViews, ListViews>();
        services.AddScoped<ILogos, Logos>();
        services.AddScoped<WorkQueue>();
        services.AddScoped<IDashboardTiles, DeadLetterTile>();
        services.AddScoped<IDashboardTasks, DeadLetterTile>();
        services.AddScoped<IAdminBadge, DeadLetterBadge>();
        services.AddSingleton<DeadLetterCount>();
        services.AddSingleton(new ApiTag(190, "Operations", "How the shop runs: background work, health, and what must hold across all modules."));
        services.AddSingleton(new ProblemHelp("work-not-idle",
            "The message or job is being worked on, was done, or was dropped in the meantime. Read it again; only what failed or still waits can be "
                + "run again or dropped.",
            WorkQueue.Moved));
        services.AddSingleton(new ProblemHelp("work-needed",
            "Something in the shop waits for this message or job, so dropping it would leave that waiting for ever. The detail says what to do instead.",
            Error.Conflict("work-needed", "The order waits for this job. Run it again, or cancel the order.")));
    }
}
