namespace ClickCart.Customers.Contracts;

/// <summary>Who works in the back office, and what each may do.</summary>
public interface IStaffDirectory
{
    /// <summary>All of the staff as their roles stand now, by e-mail address.</summary>
    Task<IReadOnlyList<StaffMember>> AllAsync(CancellationToken ct);
}

/// <param name="Permissions">Names of <c>Permissions</c>: <c>orders.read</c>.</param>
public sealed record StaffMember(Guid AccountId, string Email, string Name, IReadOnlyList<string> Permissions);
