using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace ClickCart.Platform.Http;

/// <summary>What an endpoint of the back office asks of its caller.</summary>
public sealed class PermissionRequirement(Permission permission) : AuthorizationHandler<PermissionRequirement>, IAuthorizationRequirement
{
    public Permission Permission => permission;

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        if (context.User.May(requirement.Permission)) context.Succeed(requirement);
        return Task.CompletedTask;
    }

    /// <summary>Null where the policy asks for something else.</summary>
    internal static Permission? Of(AuthorizationPolicy policy) => policy.Requirements.OfType<PermissionRequirement>().FirstOrDefault()?.Permission;
}

/// <summary>What the roles of a caller allow.</summary>
public static class CallerRights
{
    /// <summary>The claim of each permission that the role has. Admins need none.</summary>
    public const string Permission = "permission";

    /// <summary>Whether the caller's role has the permission. Admins' has all.</summary>
    public static bool May(this ClaimsPrincipal caller, Permission permission) =>
        caller.IsInRole(Roles.Admin) || caller.HasClaim(Permission, permission.Name);
}
