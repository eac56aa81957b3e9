// semgeo_torch: libtorch behind a C interface, for the TorchSharp shim.
//
// There is no export per operation: sgt_call runs any operator of libtorch's dispatcher by its schema, with autograd, defaults and
// type checks as the schema says. What has no schema (handles, gradients, indexing, generators, threads) has an export of its own.
//
// Every function that can fail returns -1 or null and leaves the message in sgt_error() of the same thread. A tensor is an
// at::Tensor* that the caller owns and gives back with sgt_tensor_free: the same handle that other native code over libtorch takes.
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <memory>
#include <string>
#include <vector>

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Parallel.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <c10/core/InferenceMode.h>
#include <c10/util/Logging.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/version.h>

#define SGT_API extern "C" __attribute__((visibility("default")))

namespace {

thread_local std::string last_error;

enum Kind : int32_t { None, TensorKind, Int, Double, Bool, IntList, DoubleList, TensorList, String, DeviceKind, GeneratorKind };

// One argument or result. Lists and strings: `bits` is the address of the first element, `count` their number.
struct Value {
  int32_t kind;
  int32_t count;
  union {
    int64_t integer;
    double real;
    void* pointer;
  };
};

// One index of t[...]: an integer, a slice with bounds that may be missing, a mask or an index tensor.
struct Index {
  int32_t kind;  // 0 none, 1 ellipsis, 2 integer, 3 bool, 4 slice, 5 tensor
  int32_t present;  // slice: bit 0 start, bit 1 stop, bit 2 step
  int64_t start, stop, step;
  at::Tensor* tensor;
};

struct Operator {
  c10::OperatorHandle handle;
  const c10::FunctionSchema& schema;
};

void remember_error() noexcept {
  try {
    throw;
  } catch (const c10::Error& e) {
    last_error = e.what_without_backtrace();
  } catch (const std::exception& e) {
    last_error = e.what();
  } catch (...) {
    last_error = "an exception of unknown type left libtorch";
  }
}

template <class F>
auto guarded(decltype(std::declval<F>()()) failed, F body) noexcept -> decltype(body()) {
  try {
    return body();
  } catch (...) {
    remember_error();
    return failed;
  }
}

template <class F>
int guarded_status(F body) noexcept {
  return guarded(-1, [&] {
    body();
    return 0;
  });
}

at::Tensor* give(at::Tensor tensor) { return tensor.defined() ? new at::Tensor(std::move(tensor)) : nullptr; }

at::Tensor take(const void* tensor) { return tensor == nullptr ? at::Tensor() : *static_cast<const at::Tensor*>(tensor); }

std::vector<at::Tensor> take_all(at::Tensor* const* tensors, int count) {
  std::vector<at::Tensor> all;
  all.reserve(count);
  for (int i = 0; i < count; i++) all.push_back(take(tensors[i]));
  return all;
}

bool wants(const c10::TypePtr& type, c10::TypeKind kind) {
  if (type->kind() == kind) return true;
  const auto* optional = type->castRaw<c10::OptionalType>();
  return optional != nullptr && optional->getElementType()->kind() == kind;
}

// Tensor?[] (indices) needs a list of another type than Tensor[].
bool wants_optional_tensors(const c10::TypePtr& type) {
  const auto* list = type->castRaw<c10::ListType>();
  return list != nullptr && list->getElementType()->kind() == c10::TypeKind::OptionalType;
}

c10::IValue to_ivalue(const Value& value, const c10::TypePtr& type) {
  switch (value.kind) {
    case None:
      return {};
    case TensorKind:
      return take(value.pointer);
    case Int:
      if (wants(type, c10::TypeKind::FloatType)) return static_cast<double>(value.integer);
      return value.integer;
    case Double:
      return value.real;
    case Bool:
      return value.integer != 0;
    case IntList: {
      const auto* items = static_cast<const int64_t*>(value.pointer);
      return std::vector<int64_t>(items, items + value.count);
    }
    case DoubleList: {
      const auto* items = static_cast<const double*>(value.pointer);
      return std::vector<double>(items, items + value.count);
    }
    case TensorList: {
      const auto* items = static_cast<at::Tensor* const*>(value.pointer);
      if (!wants_optional_tensors(type)) return take_all(items, value.count);
      c10::List<c10::optional<at::Tensor>> list;
      for (int i = 0; i < value.count; i++) list.push_back(items[i] == nullptr ? c10::nullopt : c10::optional<at::Tensor>(*items[i]));
      return list;
    }
    case String:
      return std::string(static_cast<const char*>(value.pointer), value.count);
    case DeviceKind:
      return c10::Device(static_cast<c10::DeviceType>(value.count), static_cast<c10::DeviceIndex>(value.integer));
    case GeneratorKind:
      return *static_cast<at::Generator*>(value.pointer);
    default:
      TORCH_CHECK(false, "unknown kind of argument ", value.kind);
  }
}

Value from_ivalue(const c10::IValue& value) {
  Value result{};
  if (value.isTensor()) {
    result.kind = TensorKind;
    result.pointer = give(value.toTensor());
  } else if (value.isInt()) {
    result.kind = Int;
    result.integer = value.toInt();
  } else if (value.isDouble()) {
    result.kind = Double;
    result.real = value.toDouble();
  } else if (value.isBool()) {
    result.kind = Bool;
    result.integer = value.toBool();
  } else if (value.isTensorList()) {
    const auto list = value.toTensorVector();
    auto** items = static_cast<void**>(std::malloc(sizeof(void*) * (list.size() + 1)));
    TORCH_CHECK(items != nullptr, "no memory for ", list.size(), " results");
    for (size_t i = 0; i < list.size(); i++) items[i] = give(list[i]);
    result.kind = TensorList;
    result.count = static_cast<int32_t>(list.size());
    result.pointer = items;
  } else {
    TORCH_CHECK(value.isNone(), "a result of type ", value.tagKind(), " cannot be handed out");
  }
  return result;
}

std::vector<at::indexing::TensorIndex> to_indices(const Index* indices, int count) {
  using at::indexing::Slice;
  std::vector<at::indexing::TensorIndex> all;
  all.reserve(count);
  for (int i = 0; i < count; i++) {
    const auto& index = indices[i];
    const auto bound = [&](int bit, int64_t value) { return index.present & (1 << bit) ? c10::optional<int64_t>(value) : c10::nullopt; };
    switch (index.kind) {
      case 0: all.emplace_back(at::indexing::None); break;
      case 1: all.emplace_back(at::indexing::Ellipsis); break;
      case 2: all.emplace_back(index.start); break;
      case 3: all.emplace_back(index.start != 0); break;
      case 4: all.emplace_back(Slice(bound(0, index.start), bound(1, index.stop), bound(2, index.step))); break;
      case 5: all.emplace_back(*index.tensor); break;
      default: TORCH_CHECK(false, "unknown kind of index ", index.kind);
    }
  }
  return all;
}

}  // namespace

// ---- library

// Version of this interface; the managed side refuses another one.
SGT_API int sgt_abi_version() { return 4; }

SGT_API const char* sgt_error() { return last_error.c_str(); }

SGT_API const char* sgt_torch_version() { return TORCH_VERSION; }

SGT_API void sgt_free(void* memory) { std::free(memory); }

// Called once, before any tensor is made.
SGT_API void sgt_initialize() {
  // Messages are handed out without the C++ stack, whose symbols take milliseconds to look up.
  c10::SetStackTraceFetcher([] { return std::string(); });
}

// Compares a matrix product with plain arithmetic: BLAS libraries are known that compute wrong results on processors newer than they are.
SGT_API int sgt_check_blas() {
  return guarded_status([] {
    constexpr int64_t rows = 67, inner = 83, columns = 97;
    const auto a = at::arange(rows * inner, at::kFloat).mul(0.7).sin().view({rows, inner});
    const auto b = at::arange(inner * columns, at::kFloat).mul(0.3).cos().view({inner, columns});
    const auto product = at::mm(a, b);
    const auto *left = a.data_ptr<float>(), *right = b.data_ptr<float>(), *result = product.data_ptr<float>();
    for (int64_t i = 0; i < rows; i++)
      for (int64_t j = 0; j < columns; j++) {
        double sum = 0;
        for (int64_t k = 0; k < inner; k++) sum += static_cast<double>(left[i * inner + k]) * right[k * columns + j];
        TORCH_CHECK(std::abs(sum - result[i * columns + j]) < 1e-3, "a matrix product gives ", result[i * columns + j], " instead of ", sum,
                    ": the BLAS library does not work on this processor; set OPENBLAS_CORETYPE (it is ",
                    std::getenv("OPENBLAS_CORETYPE") == nullptr ? "not set" : std::getenv("OPENBLAS_CORETYPE"),
                    ") to Haswell or Prescott, or install another libblas.so.3");
      }
  });
}

SGT_API int sgt_set_num_threads(int threads) {
  return guarded_status([&] { at::set_num_threads(threads); });
}
SGT_API int sgt_get_num_threads() {
  return guarded(-1, [] { return at::get_num_threads(); });
}
SGT_API int sgt_set_num_interop_threads(int threads) {
  return guarded_status([&] { at::set_num_interop_threads(threads); });
}
SGT_API int sgt_get_num_interop_threads() {
  return guarded(-1, [] { return static_cast<int>(at::get_num_interop_threads()); });
}
SGT_API int sgt_set_default_dtype(int dtype) {
  return guarded_status([&] { c10::set_default_dtype(c10::scalarTypeToTypeMeta(static_cast<c10::ScalarType>(dtype))); });
}
SGT_API int sgt_get_default_dtype() { return static_cast<int>(c10::get_default_dtype_as_scalartype()); }

// Of matrix products (0) or convolutions (1) on GPUs; without one they are remembered and change nothing.
SGT_API int sgt_get_allow_tf32(int convolutions) { return convolutions ? at::globalContext().allowTF32CuDNN() : at::globalContext().allowTF32CuBLAS(); }
SGT_API void sgt_set_allow_tf32(int convolutions, int allowed) {
  if (convolutions)
    at::globalContext().setAllowTF32CuDNN(allowed != 0);
  else
    at::globalContext().setAllowTF32CuBLAS(allowed != 0);
}

// ---- operators

SGT_API void* sgt_find(const char* name, const char* overload) {
  return guarded(static_cast<void*>(nullptr), [&]() -> void* {
    auto handle = c10::Dispatcher::singleton().findSchemaOrThrow(name, overload);
    return new Operator{handle, handle.schema()};
  });
}

// Runs an operator; arguments that are not given take their defaults. Returns the number of results, at most `capacity` of which are
// written; the rest, and all of them when `capacity` is 0, are dropped.
SGT_API int sgt_call(void* op, const Value* arguments, int count, Value* results, int capacity) {
  return guarded(-1, [&] {
    const auto& self = *static_cast<Operator*>(op);
    const auto& formal = self.schema.arguments();
    TORCH_CHECK(count <= static_cast<int>(formal.size()), self.schema.name(), " takes ", formal.size(), " arguments, not ", count);
    torch::jit::Stack stack;
    stack.reserve(formal.size());
    for (size_t i = 0; i < formal.size(); i++) {
      if (static_cast<int>(i) < count) {
        stack.push_back(to_ivalue(arguments[i], formal[i].type()));
      } else {
        TORCH_CHECK(formal[i].default_value().has_value() || formal[i].type()->kind() == c10::TypeKind::OptionalType, self.schema.name(),
                    " needs its argument ", formal[i].name());
        stack.push_back(formal[i].default_value().value_or(c10::IValue()));
      }
    }
    self.handle.callBoxed(stack);
    const int given = static_cast<int>(stack.size());
    for (int i = 0; i < given && i < capacity; i++) results[i] = from_ivalue(stack[i]);
    return given;
  });
}

// ---- tensors

SGT_API void sgt_tensor_free(at::Tensor* tensor) { delete tensor; }

SGT_API at::Tensor* sgt_tensor_alias(at::Tensor* tensor) {
  return guarded(static_cast<at::Tensor*>(nullptr), [&] { return give(*tensor); });
}
SGT_API int sgt_tensor_dtype(at::Tensor* tensor) { return static_cast<int>(tensor->scalar_type()); }
SGT_API int sgt_tensor_device_type(at::Tensor* tensor) {
  return guarded(-1, [&] { return static_cast<int>(tensor->device().type()); });
}
SGT_API int sgt_tensor_device_index(at::Tensor* tensor) { return tensor->device().index(); }
SGT_API int64_t sgt_tensor_ndim(at::Tensor* tensor) { return tensor->dim(); }
SGT_API int64_t sgt_tensor_numel(at::Tensor* tensor) { return tensor->numel(); }
SGT_API int64_t sgt_tensor_element_size(at::Tensor* tensor) { return static_cast<int64_t>(tensor->element_size()); }
SGT_API int64_t sgt_tensor_storage_offset(at::Tensor* tensor) {
  return guarded(int64_t{-1}, [&] { return tensor->storage_offset(); });
}
SGT_API int sgt_tensor_is_contiguous(at::Tensor* tensor) {
  return guarded(-1, [&] { return tensor->is_contiguous() ? 1 : 0; });
}
SGT_API int sgt_tensor_is_leaf(at::Tensor* tensor) {
  return guarded(-1, [&] { return tensor->is_leaf() ? 1 : 0; });
}
SGT_API int sgt_tensor_requires_grad(at::Tensor* tensor) {
  return guarded(-1, [&] { return tensor->requires_grad() ? 1 : 0; });
}
SGT_API int sgt_tensor_set_requires_grad(at::Tensor* tensor, int required) {
  return guarded_status([&] { tensor->set_requires_grad(required != 0); });
}
SGT_API int sgt_tensor_retain_grad(at::Tensor* tensor) {
  return guarded_status([&] { tensor->retain_grad(); });
}
// Writes the sizes and strides of all dimensions.
SGT_API int sgt_tensor_layout(at::Tensor* tensor, int64_t* sizes, int64_t* strides) {
  return guarded_status([&] {
    const auto size = tensor->sizes();
    std::memcpy(sizes, size.data(), size.size() * sizeof(int64_t));
    if (strides != nullptr) std::memcpy(strides, tensor->strides().data(), size.size() * sizeof(int64_t));
  });
}
// Writes the address of the first element (null for an empty tensor).
SGT_API int sgt_tensor_data(at::Tensor* tensor, void** data) {
  return guarded_status([&] { *data = tensor->data_ptr(); });
}
SGT_API int sgt_tensor_grad(at::Tensor* tensor, at::Tensor** grad) {
  return guarded_status([&] { *grad = give(tensor->grad()); });
}
SGT_API int sgt_tensor_set_grad(at::Tensor* tensor, at::Tensor* grad) {
  return guarded_status([&] { tensor->mutable_grad() = take(grad); });
}
SGT_API at::Tensor* sgt_tensor_index(at::Tensor* tensor, const Index* indices, int count) {
  return guarded(static_cast<at::Tensor*>(nullptr), [&] { return give(tensor->index(to_indices(indices, count))); });
}
SGT_API int sgt_tensor_index_put(at::Tensor* tensor, const Index* indices, int count, at::Tensor* value) {
  return guarded_status([&] { tensor->index_put_(to_indices(indices, count), *value); });
}

// ---- gradients

// retain_graph: -1 as create_graph says, else 0 or 1.
SGT_API int sgt_backward(at::Tensor* const* tensors, int count, at::Tensor* const* grads, int grad_count, int retain_graph, int create_graph,
                         at::Tensor* const* inputs, int input_count) {
  return guarded_status([&] {
    torch::autograd::backward(take_all(tensors, count), take_all(grads, grad_count),
                              retain_graph < 0 ? c10::nullopt : c10::optional<bool>(retain_graph != 0), create_graph != 0,
                              take_all(inputs, input_count));
  });
}
// Writes one gradient per input; null where there is none.
SGT_API int sgt_grad(at::Tensor* const* outputs, int count, at::Tensor* const* inputs, int input_count, at::Tensor* const* grads, int grad_count,
                     int retain_graph, int create_graph, int allow_unused, at::Tensor** results) {
  return guarded_status([&] {
    const auto found = torch::autograd::grad(take_all(outputs, count), take_all(inputs, input_count), take_all(grads, grad_count),
                                             retain_graph != 0, create_graph != 0, allow_unused != 0);
    for (int i = 0; i < input_count; i++) results[i] = give(found[i]);
  });
}
SGT_API int sgt_grad_mode() { return at::GradMode::is_enabled() ? 1 : 0; }
SGT_API void sgt_set_grad_mode(int enabled) { at::GradMode::set_enabled(enabled != 0); }
SGT_API int sgt_inference_mode() { return c10::InferenceMode::is_enabled() ? 1 : 0; }
// Opens inference mode on this thread until the guard is given back, on the same thread and in reverse order.
SGT_API void* sgt_inference_guard(int enabled) {
  return guarded(static_cast<void*>(nullptr), [&]() -> void* { return new c10::InferenceMode(enabled != 0); });
}
SGT_API void sgt_inference_guard_free(void* guard) { delete static_cast<c10::InferenceMode*>(guard); }

// ---- random numbers

SGT_API at::Generator* sgt_generator_default() {
  return guarded(static_cast<at::Generator*>(nullptr), [] { return new at::Generator(at::detail::getDefaultCPUGenerator()); });
}
SGT_API at::Generator* sgt_generator_new(uint64_t seed) {
  return guarded(static_cast<at::Generator*>(nullptr), [&] { return new at::Generator(at::detail::createCPUGenerator(seed)); });
}
SGT_API void sgt_generator_free(at::Generator* generator) { delete generator; }
SGT_API int sgt_generator_manual_seed(at::Generator* generator, int64_t seed) {
  return guarded_status([&] {
    std::lock_guard<std::mutex> lock(generator->mutex());
    generator->set_current_seed(static_cast<uint64_t>(seed));
  });
}
SGT_API int sgt_generator_seed(at::Generator* generator, int64_t* seed) {
  return guarded_status([&] {
    std::lock_guard<std::mutex> lock(generator->mutex());
    *seed = static_cast<int64_t>(generator->seed());
  });
}
SGT_API int sgt_generator_initial_seed(at::Generator* generator, int64_t* seed) {
  return guarded_status([&] { *seed = static_cast<int64_t>(generator->current_seed()); });
}
SGT_API at::Tensor* sgt_generator_get_state(at::Generator* generator) {
  return guarded(static_cast<at::Tensor*>(nullptr), [&] {
    std::lock_guard<std::mutex> lock(generator->mutex());
    return give(generator->get_state());
  });
}
SGT_API int sgt_generator_set_state(at::Generator* generator, at::Tensor* state) {
  return guarded_status([&] {
    std::lock_guard<std::mutex> lock(generator->mutex());
    generator->set_state(*state);
  });
}
