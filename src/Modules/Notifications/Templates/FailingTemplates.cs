namespace ClickCart.Notifications.Templates;

/// <summary>Templates that could not write a mail, on the dashboard until somebody puts them right.</summary>
internal sealed class FailingTemplates(NotificationsDbContext db) : IDashboardTasks
{
    public async Task<IReadOnlyList<DashboardTask>> NowAsync(CancellationToken ct)
    {
        var failing = await db.Templates.CountAsync(t => db.TemplateFailures.Any(f => f.TemplateId == t.Id && f.Number == t.Version), ct);
        return [new(72, "Failing templates", failing, TemplateAddress.Root + "?failing=true") { IsTrouble = true }];
    }
}
