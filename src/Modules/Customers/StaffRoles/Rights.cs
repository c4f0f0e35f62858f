using ClickCart.Customers.Contracts;

namespace ClickCart.Customers.StaffRoles;

/// <summary>What a role allows.</summary>
internal sealed record Rights(bool IsAdmin, IReadOnlyList<string> Permissions, IReadOnlyList<RefundLimit> RefundLimits)
{
    /// <summary>A customer's, and of a role that is no more.</summary>
    public static readonly Rights None = new(false, [], []);

    private static readonly Rights OfAdmins = new(true, [.. Kernel.Permissions.All.Select(p => p.Name)], []);

    /// <param name="key">The role that an account names.</param>
    /// <param name="role">As the table has it; null where it has none.</param>
    public static Rights Of(string key, Role? role) => key switch
    {
        Roles.Admin => OfAdmins,
        Roles.Support => Of(role ?? Role.Support),
        _ => role is null ? None : Of(role),
    };

    /// <summary>What a role would allow that is made so.</summary>
    public static Rights Of(RoleFields said) =>
        new(false, said.Permissions!, [.. (said.RefundLimits ?? []).Select(l => new RefundLimit(l.PerRefund!.Value, l.PerOrder!.Value))]);

    public bool May(Permission permission) => Permissions.Contains(permission.Name);

    /// <summary>
    /// Whether who has these may give the others away and take them: nobody makes somebody else more than they are. Only admins make admins.
    /// </summary>
    public bool Cover(Rights other) => IsAdmin || (!other.IsAdmin && other.Permissions.All(Permissions.Contains) && CoverRefunds(other));

    /// <summary>How much of that currency is given back at most; null without a limit.</summary>
    public RefundLimit? LimitIn(string currency) => !May(Kernel.Permissions.CreateRefunds) ? Nothing(currency)
        : RefundLimits.Count == 0 ? null
        : RefundLimits.FirstOrDefault(l => l.PerRefund.Currency == currency) ?? Nothing(currency);

    private bool CoverRefunds(Rights other) => !other.May(Kernel.Permissions.CreateRefunds) || RefundLimits.Count == 0
        || (other.RefundLimits.Count > 0 && other.RefundLimits.All(l =>
            LimitIn(l.PerRefund.Currency) is { } own && own.PerRefund >= l.PerRefund && own.PerOrder >= l.PerOrder));

    private static Rights Of(Role role) => new(false, role.Permissions, role.RefundLimits);

    private static RefundLimit Nothing(string currency) => new(Money.Zero(currency), Money.Zero(currency));
}
