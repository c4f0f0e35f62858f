namespace ClickCart.Payments.ManualPayments;

/// <summary>What the module registers for money that comes without the gateway.</summary>
internal static class ManualPaymentsSetup
{
    public static void AddManualPayments(this IServiceCollection services)
    {
        services.AddSingleton<ManualSettings>();
        services.AddSettings(ManualSettings.OfHost);
        services.AddSettings(ManualSettings.SaysWhere);
        foreach (var setting in ManualSettings.OfOwner) services.AddSingleton(setting);
        services.AddScoped<IDashboardTasks, ManualTasks>();
        services.AddSingleton(new AdminMenuEntry(21, "/admin/manual-payments", "Manual payments", "card", Permissions.ReadPayments));
        services.AddSingleton(new ProblemHelp("payment-not-awaited",
            "Only an order that is paid by bank transfer or on delivery is marked as paid, once, and not after it was cancelled.",
            Error.Conflict("payment-not-awaited", "This order is marked as paid already.").With("state", "captured")));
        services.AddSingleton(new ProblemHelp("refund-not-manual",
            "A refund is recorded as paid back once, or withdrawn, and only where no gateway makes it; what is owed is not withdrawn.",
            Error.Conflict("refund-not-manual", "This refund is recorded as paid back already.")));
    }
}
