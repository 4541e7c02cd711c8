#!/usr/bin/env python3
"""Reads the Deployment of one app from the Kubernetes manifests and prints, for a shell, what a kubelet would start.

    pod.py APP        one line for each container in its order: KIND NAME IMAGE PROBE-PATH PORT VARIABLE=SOURCE...

SOURCE is the key of the settings or the name of the secret that the variable comes from, or =VALUE.
"""
import pathlib
import sys

import yaml

app = sys.argv[1]
base = pathlib.Path(__file__).parent / "kubernetes" / "base"
documents = [d for d in yaml.safe_load_all((base / f"{app}.yaml").read_text()) if d["kind"] == "Deployment"]
pod = documents[0]["spec"]["template"]["spec"]
for kind, containers in (("init", pod.get("initContainers", [])), ("main", pod["containers"])):
    for container in containers:
        variables = []
        for variable in container.get("env", []):
            source = variable.get("valueFrom", {})
            if "configMapKeyRef" in source:
                value = "settings:" + source["configMapKeyRef"]["key"]
            elif "secretKeyRef" in source:
                value = "secret:" + source["secretKeyRef"]["name"]
            else:
                value = "=" + variable["value"]
            variables.append(f"{variable['name']}={value}")
        probe = container.get("readinessProbe", {}).get("httpGet", {}).get("path", "-")
        port = container.get("ports", [{}])[0].get("containerPort", "-")
        print(kind, container["name"], container["image"], probe, port, *variables)
