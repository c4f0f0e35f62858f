using System.Text.Json;

namespace ClickCart.Tests.Customers.StaffRoles;

/// <summary>A test with roles of its own.</summary>
public abstract class RoleTest(SharedShop shared) : ShopTest(shared)
{
    protected static string NewName() => $"Desk {Guid.CreateVersion7():n}";

    protected static object Limit(long perRefund, long perOrder, string currency = "USD") =>
        new { perRefund = new { amount = perRefund, currency }, perOrder = new { amount = perOrder, currency } };

    /// <summary>The body of a new role that allows these and nothing else.</summary>
    protected static object Said(params string[] permissions) => new { name = NewName(), permissions };

    /// <summary>The same of one that also gives money back, up to a limit.</summary>
    protected static object Limited(long perRefund, long perOrder, string currency, params string[] permissions) =>
        new { name = NewName(), permissions = permissions.Append("refunds.create"), refundLimits = new[] { Limit(perRefund, perOrder, currency) } };

    /// <summary>A new role that allows these and nothing else.</summary>
    protected async Task<ApiResponse> RoleAsync(params string[] permissions) => (await Admin.PostAsync("/admin/roles", Said(permissions))).ShouldBe(201);

    /// <summary>Somebody with that role.</summary>
    protected async Task<(string Email, string Password)> PersonAsync(string role)
    {
        var (email, password) = ($"r{Guid.CreateVersion7():n}@example.com", "tulip-garden-77");
        await Shop.HireAsync(Admin, email, role, password, "Ray Desk");
        return (email, password);
    }

    /// <summary>The same, signed in.</summary>
    protected async Task<Client> SignedInAsync(string role)
    {
        var (email, password) = await PersonAsync(role);
        return await Shop.SignInAsync(email, password);
    }

    /// <summary>Signed in, with a new role that allows these and nothing else.</summary>
    protected async Task<Client> WhoMayAsync(params string[] permissions) => await SignedInAsync(KeyOf(await RoleAsync(permissions)));

    protected static string KeyOf(ApiResponse role) => role["key"].GetString()!;

    protected static IEnumerable<string> PermissionsOf(JsonElement role) => role.GetProperty("permissions").EnumerateArray().Select(p => p.GetString()!);
}
