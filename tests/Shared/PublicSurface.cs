using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace SemGeo.Tests.Shared;

/// <summary>
/// The public and protected members of an assembly, a line each: kind and constraints of types, their bases and interfaces, and members
/// with parameter types, names, ref kinds and defaults. Two assemblies with the same line are interchangeable to a compiler.
/// </summary>
internal static class PublicSurface
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(char)] = "char",
        [typeof(sbyte)] = "sbyte",
        [typeof(byte)] = "byte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
    };

    internal static IEnumerable<string> Of(Assembly assembly) => assembly.GetExportedTypes().SelectMany(Of).Distinct();

    private static IEnumerable<string> Of(Type type)
    {
        var name = Name(type);
        yield return $"{Kind(type)} {name}{(type.IsGenericTypeDefinition ? Constraints(OwnArguments(type)) : "")}";
        if (type.IsEnum)
        {
            foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.Static))
                yield return $"{name}.{field.Name} = {Convert.ToInt64(field.GetRawConstantValue(), CultureInfo.InvariantCulture)}";
            yield break;
        }

        if (type.IsSubclassOf(typeof(Delegate)))
        {
            var invoke = type.GetMethod("Invoke")!;
            yield return $"{name}({Parameters(invoke)}) : {Name(invoke.ReturnType)}";
            yield break;
        }

        foreach (var line in Bases(type).Concat(type.GetInterfaces().Where(i => i.IsVisible && i.Namespace != "System")))
            yield return $"{name} is {Name(line)}";
        foreach (var line in type.GetMembers(Declared).SelectMany(Of))
            yield return $"{name}.{line}";
    }

    private static IEnumerable<string> Of(MemberInfo member) => member switch
    {
        FieldInfo field when field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly =>
            [$"{field.Name} : {(field.IsLiteral ? "const " : field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{Name(field.FieldType)}"],
        ConstructorInfo { IsStatic: false } constructor when Visible(constructor) => [$"new({Parameters(constructor)})"],
        EventInfo @event when Visible(@event.AddMethod) => [$"{@event.Name} : event {Name(@event.EventHandlerType!)}"],
        PropertyInfo property => Accessors(property),
        MethodInfo method when Visible(method) && IsOwnMethod(method) => [Method(method)],
        _ => [],
    };

    private static IEnumerable<string> Accessors(PropertyInfo property)
    {
        var index = property.GetIndexParameters() is { Length: > 0 } parameters ? $"[{string.Join(", ", parameters.Select(Parameter))}]" : "";
        if (property.GetMethod is { } get && Visible(get))
            yield return $"{property.Name}{index} : {Static(get)}{ReturnRef(get)}{Name(property.PropertyType)} get";
        if (property.SetMethod is { } set && Visible(set))
            yield return $"{property.Name}{index} : {Static(set)}{Name(property.PropertyType)} set";
    }

    private static string Method(MethodInfo method)
    {
        var generic = method.IsGenericMethodDefinition ? $"<{string.Join(",", method.GetGenericArguments().Select(a => a.Name))}>" : "";
        var constraints = method.IsGenericMethodDefinition ? Constraints(method.GetGenericArguments()) : "";
        return $"{method.Name}{generic}({Parameters(method)}) : {Static(method)}{ReturnRef(method)}{Name(method.ReturnType)}{constraints}";
    }

    // Accessors come with their properties; what overrides object's methods adds nothing to see.
    private static bool IsOwnMethod(MethodInfo method) =>
        (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal))
        && !method.Name.Contains('<')
        && !(method.Name is "ToString" or "Equals" or "GetHashCode" or "Finalize"
            && method.GetBaseDefinition().DeclaringType is { } first && (first == typeof(object) || first == typeof(ValueType)));

    private static bool Visible(MethodBase? method) => method is not null && (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly);

    private static IEnumerable<Type> Bases(Type type)
    {
        for (var b = type.BaseType; b is not null && b != typeof(object) && b != typeof(ValueType); b = b.BaseType)
            if (b.IsVisible)
                yield return b;
    }

    private static string Kind(Type type) => type switch
    {
        { IsInterface: true } => "interface",
        { IsEnum: true } => "enum",
        { IsValueType: true } => "struct",
        _ when type.IsSubclassOf(typeof(Delegate)) => "delegate",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static string Static(MethodBase method) => method.IsStatic ? "static " : "";

    private static string ReturnRef(MethodInfo method) =>
        !method.ReturnType.IsByRef ? "" : IsIn(method.ReturnParameter) ? "ref readonly " : "ref ";

    private static bool IsIn(ParameterInfo parameter) => parameter.GetRequiredCustomModifiers().Any(modifier => modifier.Name == "InAttribute");

    private static string Parameters(MethodBase method) =>
        (method.IsDefined(typeof(ExtensionAttribute), false) ? "this " : "") + string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var by = !parameter.ParameterType.IsByRef ? "" : parameter.IsOut ? "out " : parameter.IsIn || IsIn(parameter) ? "in " : "ref ";
        var array = parameter.IsDefined(typeof(ParamArrayAttribute), false) ? "params " : "";
        return $"{array}{by}{Name(parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? $" = {Default(parameter)}" : "")}";
    }

    private static string Default(ParameterInfo parameter)
    {
        var inner = Nullable.GetUnderlyingType(parameter.ParameterType);
        var type = inner ?? parameter.ParameterType;
        return parameter.RawDefaultValue switch
        {
            null or DBNull => type.IsValueType && inner is null ? "default" : "null",
            string text => $"\"{text.Replace("\t", "\\t").Replace("\n", "\\n")}\"",
            bool flag => flag ? "true" : "false",
            char letter => letter < ' ' ? $"'\\x{(int)letter:x2}'" : $"'{letter}'",
            var value when type.IsEnum => $"{Name(type)}.{Enum.ToObject(type, value)}",
            float number => number.ToString("R", CultureInfo.InvariantCulture) + "f",
            var value => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };
    }

    private static IEnumerable<Type> OwnArguments(Type type) =>
        type.GetGenericArguments().Skip(type.DeclaringType?.GetGenericArguments().Length ?? 0);

    private static string Constraints(IEnumerable<Type> arguments) => string.Concat(arguments.Select(argument =>
    {
        var attributes = argument.GenericParameterAttributes;
        var isStruct = attributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        string[] all =
        [
            .. attributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint) ? ["class"] : Array.Empty<string>(),
            .. isStruct ? ["struct"] : Array.Empty<string>(),
            .. argument.GetGenericParameterConstraints().Where(constraint => constraint != typeof(ValueType)).Select(Name),
            .. attributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) && !isStruct ? ["new()"] : Array.Empty<string>(),
        ];
        return all.Length == 0 ? "" : $" where {argument.Name} : {string.Join(", ", all)}";
    }));

    private static string Name(Type type)
    {
        if (type.IsByRef)
            return Name(type.GetElementType()!);
        if (type.IsPointer)
            return Name(type.GetElementType()!) + "*";
        if (type.IsArray)
            return $"{Name(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (type.IsGenericParameter)
            return type.Name;
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return Name(inner) + "?";
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;
        var arguments = type.GetGenericArguments();
        var outer = type.DeclaringType?.GetGenericArguments().Length ?? 0;
        var own = arguments.Length > outer ? $"<{string.Join(",", arguments.Skip(outer).Select(Name))}>" : "";
        return Prefix(type, arguments[..outer]) + type.Name.Split('`')[0] + own;
    }

    private static string Prefix(Type type, Type[] outerArguments)
    {
        if (!type.IsNested)
            return string.IsNullOrEmpty(type.Namespace) ? "" : type.Namespace + ".";
        var declaring = type.DeclaringType!;
        return Name(declaring.IsGenericTypeDefinition && type.IsConstructedGenericType ? declaring.MakeGenericType(outerArguments) : declaring) + ".";
    }
}
