using System.Text.Json.Serialization;
using ClickCart.Customers.Accounts;
using ClickCart.Customers.Audit;

namespace ClickCart.Customers.Groups;

/// <summary>
/// Puts a customer into one of the shop's groups, or takes them out. It counts with their next cart. Refusal: 422 for a group that there is not.
/// </summary>
internal static class SetCustomerGroup
{
    /// <param name="Group">One of <c>Customers:Groups</c>; null or empty for none.</param>
    internal sealed record Request(string? Group) : IRequest<Result<Response>>
    {
        [JsonIgnore] public Guid Id { get; init; }
    }

    internal sealed record Response(Guid Id, string Email, string? Group, int Version) : IVersioned;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Accounts: back office").MapPut("/admin/customers/{id:guid}/group", (
                Guid id, Request request, IfMatch _, IMediator m, CancellationToken ct) => m.Send(request with { Id = id }, ct).Ok())
                .WithSummary("Put a customer into a group").RequireAccess(Permissions.EditCustomers);
            app.Admin().MapPost("/customers/{id:guid}/group", (Guid id, Form<Request> form, FormVersion _, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r with { Id = id }, ct))
                    .Redirect(_ => $"/admin/customers/{id}", "The group is saved.", again: $"/admin/customers/{id}"))
                .RequireAccess(Permissions.EditCustomers);
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator(ShopGroups groups) => RuleFor(r => r.Group).Must(g => string.IsNullOrWhiteSpace(g) || groups.Find(g) is not null)
            .WithMessage(_ => groups.All is { Count: > 0 } all ? $"The groups are {string.Join(", ", all)}."
                : "There are no groups: name them in the settings first.");
    }

    internal sealed class Handler(CustomersDbContext db, ShopGroups groups, ExpectedVersion expected, AuditTrail audit)
        : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.Accounts.SingleOrDefaultAsync(a => a.Id == request.Id, cancellationToken) is not { } account) return Error.NotFound("customer");
            if (expected.Misses(account)) return Error.Stale;
            var (was, group) = (account.CustomerGroup, groups.Find(request.Group));
            account.PutInto(group);
            audit.Add(AuditEvent.StaffActed, $"{account.Email}: group {was ?? "none"} became {group ?? "none"}");
            return new Response(account.Id, account.Email!, group, account.Version);
        }
    }
}
