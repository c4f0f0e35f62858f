namespace ClickCart.Customers.Sessions;

/// <summary>How long somebody stays signed in. A customer's session ends 30 days after it was refreshed last; staff's much sooner.</summary>
/// <param name="StaffIdle"><c>Customers:StaffSessions:IdleMinutes</c>, 60 unless set: from the last request.</param>
/// <param name="StaffWhole"><c>Customers:StaffSessions:Hours</c>, 12 unless set: from the sign-in, whatever is done.</param>
internal sealed record SessionSettings(TimeSpan StaffIdle, TimeSpan StaffWhole)
{
    public static readonly OwnerSetting[] OfOwner =
    [
        new("Customers:StaffSessions:IdleMinutes", SettingGroups.Staff, "Minutes until idle staff are signed out")
        {
            Kind = SettingKind.Number,
            Default = "60",
            Least = 5,
            Most = 1440,
        },
        new("Customers:StaffSessions:Hours", SettingGroups.Staff, "Hours until all staff are signed out") { Kind = SettingKind.Number, Default = "12", Least = 1, Most = 168 },
    ];

    public static SessionSettings From(IConfiguration configuration) => new(
        TimeSpan.FromMinutes(configuration.GetValue("Customers:StaffSessions:IdleMinutes", 60.0)),
        TimeSpan.FromHours(configuration.GetValue("Customers:StaffSessions:Hours", 12.0)));

    /// <summary>When a session ends that is used now and then no more.</summary>
    public DateTimeOffset EndOf(string role, DateTimeOffset startedAt, DateTimeOffset now)
    {
        if (role == Roles.Customer) return now + Session.RefreshLifetime;
        var (idle, whole) = (now + StaffIdle, startedAt + StaffWhole);
        return idle < whole ? idle : whole;
    }
}
