using ClickCart.Customers.StaffRoles;

namespace ClickCart.Customers.Audit;

/// <summary>Writes down what becomes of roles, in the audit trail and in the security log.</summary>
internal sealed class RoleAudit(AuditTrail audit, SecurityLog log)
{
    public void Made(Role role) => Tell(role, "made", $"{role.Key} made: {Words(role.Permissions, role)}");

    public void Changed(Role role, Rights was)
    {
        var (more, less) = (role.Permissions.Except(was.Permissions).ToList(), was.Permissions.Except(role.Permissions).ToList());
        var changes = string.Join("; ", new[] { Words("now may", more), Words("may no more", less) }.OfType<string>());
        Tell(role, "changed", $"{role.Key}: {(changes.Length == 0 ? "permissions as they were" : changes)}{Limits(role)}");
    }

    public void Deleted(Role role) => Tell(role, "deleted", $"{role.Key} deleted");

    private void Tell(Role role, string change, string details)
    {
        audit.Add(AuditEvent.RightsChanged, details);
        log.RightsChanged(role.Key, change);
    }

    private static string Words(IReadOnlyList<string> permissions, Role role) =>
        (permissions.Count == 0 ? "may nothing" : $"may {string.Join(", ", permissions)}") + Limits(role);

    private static string? Words(string how, List<string> permissions) => permissions.Count == 0 ? null : $"{how} {string.Join(", ", permissions)}";

    private static string Limits(Role role) => !role.Permissions.Contains(Permissions.CreateRefunds.Name) ? ""
        : role.RefundLimits.Count == 0 ? "; refunds without a limit"
        : "; refunds up to " + string.Join(", ", role.RefundLimits.Select(l => $"{l.PerRefund}, {l.PerOrder} an order"));
}
