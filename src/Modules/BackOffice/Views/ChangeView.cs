using System.Text.Json.Serialization;

namespace ClickCart.BackOffice.Views;

/// <summary>A view is called otherwise, or shared with all staff, or no longer.</summary>
internal static class ChangeView
{
    public sealed record Request(string? Name, bool IsShared) : IRequest<Result<ListView>>
    {
        [JsonIgnore] public Guid Id { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Admin().MapPost("/views/{id:guid}", (
            Guid id, Form<Request> form, FormVersion version, IMediator m, CancellationToken ct) =>
            form.Send(r => m.Send(r with { Id = id }, ct)).Redirect(v => v.Address, "The view is saved.")).RequireAccess(Permissions.KeepViews);
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Name).NamesView();
    }

    internal sealed class Handler(BackOfficeDbContext db, ICaller caller, ExpectedVersion expected) : IRequestHandler<Request, Result<ListView>>
    {
        public async Task<Result<ListView>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.FindKeptAsync(request.Id, caller, cancellationToken) is not { } view) return ViewSpecs.Unknown;
            if (expected.Misses(view)) return Error.Stale;
            if (await db.WhyNotCalledAsync(request.Name!, view.List, view.OwnerId, view.Id, cancellationToken) is { } refused) return refused;
            view.Rename(request.Name!, request.IsShared);
            return view.For(caller, null);
        }
    }
}
