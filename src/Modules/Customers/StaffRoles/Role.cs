using ClickCart.Customers.Contracts;

namespace ClickCart.Customers.StaffRoles;

/// <summary>
/// What some of the staff may do. <see cref="Roles.Admin"/> is none of these, because it is not to be changed; <see cref="Roles.Support"/> is one from its
/// first change on, and until then what <see cref="Permission.OfSupport"/> says.
/// </summary>
internal sealed class Role : Aggregate
{
    public const int MaxNameLength = 40;

    /// <summary>Keys that mean something else: other roles, who customers read about, the address of the page that makes a role.</summary>
    private static readonly IReadOnlyList<string> Taken = [Roles.Customer, Roles.Support, Roles.Admin, "guest", "system", "new"];

    private Role() { }

    public Role(Guid id, string key, RoleFields said) : base(id)
    {
        Key = key;
        Set(said);
    }

    /// <summary>Made of its first name, and never changed: accounts keep it.</summary>
    public string Key { get; private init; } = "";

    public string Name { get; private set; } = "";

    /// <summary>Names of <see cref="Kernel.Permissions"/>.</summary>
    public IReadOnlyList<string> Permissions { get; private set; } = [];

    /// <summary>One per currency. With none at all refunds have no limit; with some, nothing is given back in other currencies.</summary>
    public IReadOnlyList<RefundLimit> RefundLimits { get; private set; } = [];

    /// <summary>Support as it is before anybody has changed it; its version is 0.</summary>
    public static Role Support { get; } = new()
    {
        Key = Roles.Support,
        Name = "Support",
        Permissions = [.. Kernel.Permissions.All.Where(p => p.OfSupport).Select(p => p.Name)],
    };

    /// <summary>As addresses and accounts write it: <c>Order desk</c> is <c>order-desk</c>. Empty where the name has no letter for it.</summary>
    public static string KeyOf(string name)
    {
        var key = string.Join('-', string.Concat(Letters.Fold(name).Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' '))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return key.Length > MaxNameLength ? key[..MaxNameLength].TrimEnd('-') : key;
    }

    public static bool IsTaken(string key) => Taken.Contains(key);

    public void Change(RoleFields said)
    {
        Set(said);
        Touch();
    }

    /// <summary>Somebody gets it: it must not be deleted meanwhile.</summary>
    public void Give() => Touch();

    public static Error Exists(string name) => Error.Conflict("role-exists", $"There is a role {name} already, or the word means something else here.");

    public static readonly Error NotFound = Error.NotFound("role");

    public static readonly Error Fixed = Error.Conflict("role-fixed", "Admins may everything, and support is always there: that cannot be changed.");

    public static readonly Error BeyondOwn = new(ErrorKind.Forbidden, "rights-beyond-own",
        "This role allows more than your own. Ask somebody who may do all that it allows.");

    private void Set(RoleFields said) => (Name, Permissions, RefundLimits) = (said.Name!.Trim(),
        [.. Kernel.Permissions.All.Select(p => p.Name).Where(said.Permissions!.Contains)],
        [.. (said.RefundLimits ?? []).Select(l => new RefundLimit(l.PerRefund!.Value, l.PerOrder!.Value))]);
}

/// <summary>What is said of a role.</summary>
internal record RoleFields
{
    /// <summary>The button of a form that asks for a limit in another currency.</summary>
    internal const string Another = "another";

    public string? Name { get; init; }

    /// <summary>Names of permissions, as <c>GET /admin/roles</c> lists them.</summary>
    public IReadOnlyList<string>? Permissions { get; init; }

    /// <summary>How much money the role gives back, per currency. Without any there is no limit; else nothing goes back in other currencies.</summary>
    public IReadOnlyList<Limit>? RefundLimits { get; init; }

    /// <param name="PerRefund">The most that one refund gives back; more than zero.</param>
    /// <param name="PerOrder">The most that is given back of one order in all, whoever gave it; the same currency.</param>
    public sealed record Limit(Money? PerRefund, Money? PerOrder);
}

internal abstract class RoleRules<T> : AbstractValidator<T> where T : RoleFields
{
    protected RoleRules()
    {
        RuleFor(r => r.Name).NotEmpty().WithMessage("A role has a name.").MaximumLength(Role.MaxNameLength).IsLine("name").HoldsNoCard()
            .Must(name => string.IsNullOrWhiteSpace(name) || Role.KeyOf(name).Length > 0).WithMessage("The name holds a letter or a digit.");
        RuleFor(r => r.Permissions).NotNull().WithMessage("Say what the role allows; an empty list allows nothing.");
        RuleForEach(r => r.Permissions).Must(name => Permissions.Find(name) is not null).WithMessage("There is no such permission.");
        RuleForEach(r => r.RefundLimits).NotNull().ChildRules(limit =>
        {
            limit.RuleFor(l => l.PerRefund).NotNull().Must(most => most is null or { Amount: > 0 }).WithMessage("A limit is more than zero.");
            limit.RuleFor(l => l.PerOrder).NotNull()
                .Must((l, most) => most is not { } order || l.PerRefund is not { } once || (order.Currency == once.Currency && order >= once))
                .WithMessage("The limit of an order is no less than that of one refund, and in the same currency.");
        });
        RuleFor(r => r.RefundLimits).Must(limits => limits is null || limits.GroupBy(l => l?.PerRefund?.Currency).All(g => g.Count() == 1))
            .WithMessage("Each currency has one limit.");
    }
}

/// <param name="Key">As accounts name it.</param>
/// <param name="Permissions">Names of permissions.</param>
/// <param name="RefundLimits">Per currency; without any, <c>refunds.create</c> has no limit.</param>
/// <param name="BuiltIn">It is always there.</param>
/// <param name="People">How many have it.</param>
internal sealed record RoleResponse(
    string Key, string Name, IReadOnlyList<string> Permissions, IReadOnlyList<RefundLimit> RefundLimits, bool BuiltIn, int People, int Version) : IVersioned
{
    public static RoleResponse Of(Role role, int people) =>
        new(role.Key, role.Name, role.Permissions, role.RefundLimits, role.Key is Roles.Support, people, role.Version);

    /// <summary>The role that is not to be changed.</summary>
    public static RoleResponse Admin(int people) => new(Roles.Admin, "Admin", [.. Kernel.Permissions.All.Select(p => p.Name)], [], true, people, 0);
}
