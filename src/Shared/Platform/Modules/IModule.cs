namespace ClickCart.Platform.Modules;

/// <summary>
/// A module: the only public type of its assembly. Everything else that it holds is found by its shape: the <see cref="ModuleDbContext"/>,
/// endpoints (<c>ICarterModule</c>), handlers of requests, events and jobs (<see cref="IEventHandler{TEvent}"/>,
/// <see cref="IJobHandler{TJob}"/>), recurring jobs (<see cref="IRecurringJob"/>), validators,
/// seeds (<see cref="ISeed"/>) and invariants (<see cref="IInvariants"/>).
/// </summary>
public interface IModule
{
    /// <summary>Lower case, one word: the database schema, the SQLite file and the prefix of event names.</summary>
    string Name { get; }

    /// <summary>Registers what is not found by its shape: contract implementations, typed HTTP clients, options.</summary>
    void AddServices(IServiceCollection services, IConfiguration configuration);
}

/// <summary>Demonstration data of one module, written only into an empty database (<c>Seed:Enabled</c>, <c>-- seed</c>).</summary>
public interface ISeed
{
    /// <summary>Seeds run in ascending order, in one process only. Each must be safe to run again after a crash.</summary>
    int Order { get; }

    Task SeedAsync(CancellationToken ct);
}
