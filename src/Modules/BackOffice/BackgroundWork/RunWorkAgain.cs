using System.Text.Json.Serialization;
using Carter;
using ClickCart.Kernel;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace ClickCart.BackOffice.BackgroundWork;

/// <summary>Runs a failed or waiting message or job again, at once and with all its tries before it. Leaves an audit row. Refusals: 409 work-not-idle.</summary>
internal static class RunWorkAgain
{
    /// <param name="Reason">For the audit: 1 to 300 characters.</param>
    public sealed record Request(string? Reason) : IRequest<Result>
    {
        [JsonIgnore]
        public string Module { get; init; } = "";

        [JsonIgnore]
        public Guid Id { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Operations").MapPost("/admin/work/{module}/{id:guid}/run", (string module, Guid id, Request request, IMediator m, CancellationToken ct) =>
                m.Send(request with { Module = module, Id = id }, ct).NoContent()).For(Who.Admin);
            app.Office().MapPost("/work/{module}/{id:guid}/run", (string module, Guid id, Form<Request> form, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r with { Module = module, Id = id }, ct)).Redirect($"/admin/work/{module}/{id}", "It is being run again.", again: $"/admin/work/{module}/{id}")).For(Who.Admin);
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason).WhyDecided();
    }

    internal sealed class Handler(Backlog backlog) : IRequestHandler<Request, Result>
    {
        public Task<Result> Handle(Request request, CancellationToken cancellationToken) =>
            backlog.DecideAsync(request.Module, request.Id, WorkVerdict.RunAgain, request.Reason!.Trim(), cancellationToken);
    }
}
